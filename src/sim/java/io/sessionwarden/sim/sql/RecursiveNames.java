package io.sessionwarden.sim.sql;

import java.util.List;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.WithItem;

/** Tells which named subqueries of WITH name themselves. */
final class RecursiveNames {
    private RecursiveNames() {}

    static boolean isRecursive(WithItem<?> item) {
        return body(item.getSelect()) instanceof SetOperationList list
                && list.getSelects().stream()
                        .skip(1)
                        .anyMatch(select -> reads(select, Names.canonical(item.getAliasName())));
    }

    /** The query in the parentheses. */
    static Select body(Select select) {
        return select instanceof ParenthesedSelect inner ? body(inner.getSelect()) : select;
    }

    private static boolean reads(Select select, String name) {
        return switch (body(select)) {
            case PlainSelect plain -> reads(plain.getFromItem(), plain.getJoins(), name);
            case SetOperationList list -> list.getSelects().stream().anyMatch(one -> reads(one, name));
            default -> false;
        };
    }

    private static boolean reads(FromItem first, List<Join> joins, String name) {
        return reads(first, name) || joins != null && joins.stream().anyMatch(join -> reads(join.getRightItem(), name));
    }

    private static boolean reads(FromItem item, String name) {
        return switch (item) {
            case null -> false;
            case Table table ->
                table.getSchemaName() == null
                        && Names.canonical(table.getName()).equals(name);
            case ParenthesedSelect select -> reads(select.getSelect(), name);
            case ParenthesedFromItem list -> reads(list.getFromItem(), list.getJoins(), name);
            default -> false;
        };
    }
}
