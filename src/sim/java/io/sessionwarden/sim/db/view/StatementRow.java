package io.sessionwarden.sim.db.view;

import java.time.LocalDateTime;
import java.util.HexFormat;

/**
 * A statement in the cache with what its executions cost.
 *
 * @param command code of what it does, as V$SESSION.COMMAND has it
 * @param schema name of the user who parsed it first, its id in {@code schemaId}
 * @param executing sessions that execute or fetch right now
 * @param open sessions that have a cursor open for it
 */
public record StatementRow(
        String sqlId,
        String text,
        int command,
        String schema,
        int schemaId,
        String service,
        String module,
        String action,
        LocalDateTime firstLoad,
        LocalDateTime lastActive,
        long parses,
        long executions,
        long fetches,
        long rows,
        long elapsedMicros,
        long cpuMicros,
        int executing,
        int open) {
    private static final String DIGITS = "0123456789abcdfghjkmnpqrstuvwxyz";
    private static final long UNSIGNED_INT = 0xFFFF_FFFFL;

    /** HASH_VALUE: the low 32 bits of the number that a SQL_ID spells; null for null. */
    static Long hash(String sqlId) {
        if (sqlId == null) {
            return null;
        }
        long number = 0;
        for (int i = 0; i < sqlId.length(); i++) {
            number = (number << 5) + DIGITS.indexOf(sqlId.charAt(i));
        }
        return number & UNSIGNED_INT;
    }

    /** ADDRESS of the parent cursor, 16 hex digits; null for null. */
    static String address(String sqlId) {
        return sqlId == null ? null : HexFormat.of().withUpperCase().toHexDigits(0x6_0000_0000L + hash(sqlId));
    }

    /** ADDRESS of the one child cursor that a statement has here. */
    static String childAddress(String sqlId) {
        return sqlId == null ? null : HexFormat.of().withUpperCase().toHexDigits(0x5_0000_0000L + hash(sqlId));
    }

    /** The beginning of the text. */
    String text(int most) {
        return text.substring(0, Math.min(most, text.length()));
    }
}
