package io.sessionwarden.sim.db;

import io.sessionwarden.sim.db.view.TableRow;
import io.sessionwarden.sim.db.view.TableRow.ColumnRow;
import io.sessionwarden.sim.db.view.TableRow.ConstraintRow;
import io.sessionwarden.sim.db.view.TableRow.IndexRow;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.h2.constraint.Constraint;
import org.h2.constraint.ConstraintReferential;
import org.h2.constraint.ConstraintUnique;
import org.h2.index.Index;
import org.h2.table.Column;
import org.h2.table.IndexColumn;
import org.h2.table.Table;
import org.h2.table.TableType;

/** Tells in Oracle's words what a table of H2 looks like. */
record TableReader(Table table) {
    TableRow row(LocalDateTime created) {
        return new TableRow(
                table.getSchema().getName(),
                table.getName(),
                table.getId(),
                table.getTableType() == TableType.VIEW ? "VIEW" : "TABLE",
                table.isTemporary(),
                created,
                table.getComment(),
                columns(),
                constraints(),
                indexes());
    }

    private List<ColumnRow> columns() {
        List<ColumnRow> rows = new ArrayList<>();
        for (Column column : table.getColumns()) {
            OracleType type = OracleType.of(column.getType());
            rows.add(new ColumnRow(
                    column.getName(),
                    rows.size() + 1,
                    type.name(),
                    type.length(),
                    type.precision(),
                    type.scale(),
                    type.characters(),
                    column.isNullable(),
                    column.getDefaultSQL(),
                    column.getComment()));
        }
        return rows;
    }

    private List<ConstraintRow> constraints() {
        List<ConstraintRow> rows = new ArrayList<>();
        for (Constraint constraint : table.getConstraints()) {
            // A table lists the foreign keys that point to it, too.
            if (constraint.getTable() == table) {
                rows.add(row(constraint));
            }
        }
        return rows;
    }

    private ConstraintRow row(Constraint constraint) {
        Optional<Constraint> referred = Optional.ofNullable(constraint.getReferencedConstraint());
        return new ConstraintRow(
                constraint.getName(),
                type(constraint),
                constraint.getExpression() == null
                        ? null
                        : constraint.getExpression().getSQL(0),
                referred.map(one -> one.getSchema().getName()).orElse(null),
                referred.map(Constraint::getName).orElse(null),
                constraint instanceof ConstraintReferential foreign ? deleteRule(foreign) : null,
                constraint.getIndex() == null ? null : constraint.getIndex().getName(),
                columns(constraint));
    }

    private static String type(Constraint constraint) {
        return switch (constraint.getConstraintType()) {
            case PRIMARY_KEY -> "P";
            case UNIQUE -> "U";
            case REFERENTIAL -> "R";
            case CHECK, DOMAIN -> "C";
        };
    }

    private static String deleteRule(ConstraintReferential foreign) {
        return switch (foreign.getDeleteAction()) {
            case CASCADE -> "CASCADE";
            case SET_NULL -> "SET NULL";
            default -> "NO ACTION";
        };
    }

    private List<String> columns(Constraint constraint) {
        return switch (constraint) {
            case ConstraintUnique unique -> names(unique.getColumns());
            case ConstraintReferential foreign -> names(foreign.getColumns());
            default ->
                constraint.getReferencedColumns(table).stream()
                        .map(Column::getName)
                        .sorted()
                        .toList();
        };
    }

    private List<IndexRow> indexes() {
        List<IndexRow> rows = new ArrayList<>();
        if (table.getIndexes() != null) {
            for (Index index : table.getIndexes()) {
                if (!index.getIndexType().isScan()) {
                    boolean unique = index.getIndexType().isUnique();
                    rows.add(new IndexRow(index.getName(), index.getId(), unique, names(index.getIndexColumns())));
                }
            }
        }
        return rows;
    }

    private static List<String> names(IndexColumn[] columns) {
        return Arrays.stream(columns).map(column -> column.column.getName()).toList();
    }
}
