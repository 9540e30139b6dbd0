package io.sessionwarden.sim.db.view;

import java.time.LocalDateTime;
import java.util.List;

/**
 * A table or view of a user.
 *
 * @param type TABLE or VIEW
 * @param comment null when it has none
 */
public record TableRow(
        String owner,
        String name,
        int id,
        String type,
        boolean temporary,
        LocalDateTime created,
        String comment,
        List<ColumnRow> columns,
        List<ConstraintRow> constraints,
        List<IndexRow> indexes) {

    /**
     * A column in Oracle's words.
     *
     * @param position from 1 on
     * @param length in bytes
     * @param precision null when not declared, as is {@code scale}
     * @param characters length in characters, 0 for what is no text
     */
    public record ColumnRow(
            String name,
            int position,
            String type,
            int length,
            Integer precision,
            Integer scale,
            int characters,
            boolean nullable,
            String defaultValue,
            String comment) {
        Integer defaultLength() {
            return defaultValue == null ? null : defaultValue.length();
        }
    }

    /**
     * A constraint.
     *
     * @param type P, U, R or C
     * @param condition of a check
     * @param refers the constraint that a foreign key refers to, with its owner; null for others
     */
    public record ConstraintRow(
            String name,
            String type,
            String condition,
            String refersOwner,
            String refers,
            String deleteRule,
            String index,
            List<String> columns) {}

    /** An index with its columns in order. */
    public record IndexRow(String name, int id, boolean unique, List<String> columns) {}

    /** A sequence of a user. */
    public record SequenceRow(
            String owner,
            String name,
            int id,
            long least,
            long most,
            long step,
            boolean cycles,
            long cache,
            long next) {}

    /** A synonym that a user made. */
    public record SynonymRow(String owner, String name, int id, String tableOwner, String table) {}
}
