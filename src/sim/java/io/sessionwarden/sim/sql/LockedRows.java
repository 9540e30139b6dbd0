package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/** Whose rows FOR UPDATE locks. */
final class LockedRows {
    private final Shapes shapes;
    private final Node node;

    LockedRows(Shapes shapes, Node node) {
        this.shapes = shapes;
        this.node = node;
    }

    /**
     * The one table that OF names by a column, with its owner if the query has that; empty without OF, which means all of them.
     *
     * @throws OraError ORA-01786 for a query whose rows are no rows of tables; ORA-00933 for an inline view, whose rows would not be locked
     */
    Optional<String> of(Select select) throws OraError {
        if (!(select instanceof PlainSelect plain) || plain.getDistinct() != null || plain.getGroupBy() != null) {
            throw new OraError(1786, "FOR UPDATE of this query expression is not allowed");
        }
        List<Table> tables = tables(plain);
        Table column = select.getForUpdateTable();
        if (column == null) {
            return Optional.empty();
        }
        for (Table table : tables) {
            if (has(table, column)) {
                String name = Names.canonical(table.getName());
                return Optional.of(
                        Shapes.owner(table).map(owner -> owner + "." + name).orElse(name));
            }
        }
        throw node.invalidIdentifier(column, Names.quote(Names.canonical(column.getName())));
    }

    private List<Table> tables(PlainSelect plain) throws OraError {
        List<FromItem> items = new ArrayList<>(List.of(plain.getFromItem()));
        if (plain.getJoins() != null) {
            plain.getJoins().forEach(join -> items.add(join.getFromItem()));
        }
        List<Table> tables = new ArrayList<>();
        for (FromItem item : items) {
            if (!(item instanceof Table table)) {
                throw node.unsupported(item);
            }
            tables.add(table);
        }
        return tables;
    }

    private boolean has(Table table, Table column) throws OraError {
        boolean named = column.getSchemaName() == null
                || Names.canonical(column.getSchemaName()).equals(Shapes.name(table));
        return named && shapes.columnsOf(table, Scope.empty()).containsKey(Names.canonical(column.getName()));
    }
}
