package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.List;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;

/** Checks that the queries which UNION, INTERSECT and MINUS combine fit together. */
final class SetOperations {
    private SetOperations() {}

    static void check(SetOperationList list, Shapes shapes, Scope scope, Node node) throws OraError {
        List<ColumnKind> first = kinds(list.getSelects().getFirst(), shapes, scope);
        for (int i = 1; i < list.getSelects().size(); i++) {
            String operation = list.getOperations().get(i - 1).toString();
            if (!List.of("UNION", "UNION ALL", "INTERSECT", "MINUS")
                    .contains(operation.toUpperCase(java.util.Locale.ROOT))) {
                throw node.unsupported(list.getOperations().get(i - 1));
            }
            Select select = list.getSelects().get(i);
            List<ColumnKind> kinds = kinds(select, shapes, scope);
            if (first.isEmpty() || kinds.isEmpty()) {
                continue;
            }
            if (kinds.size() != first.size()) {
                throw new OraError(1789, "query block has incorrect number of result columns", node.position(list));
            }
            for (int column = 0; column < kinds.size(); column++) {
                if (differ(first.get(column), kinds.get(column))) {
                    throw new OraError(
                            1790,
                            "expression must have same datatype as corresponding expression",
                            node.position(item(list.getSelects().getFirst(), column)));
                }
            }
        }
    }

    private static boolean differ(ColumnKind one, ColumnKind other) {
        boolean known = one != ColumnKind.OTHER && other != ColumnKind.OTHER;
        return known && one != other && !(one.isMoment() && other.isMoment());
    }

    private static Object item(Select select, int column) {
        return RecursiveNames.body(select) instanceof PlainSelect plain
                ? plain.getSelectItem(column).getExpression()
                : select;
    }

    /** One kind for each column; none when the select list cannot be counted without its sources. */
    static List<ColumnKind> kinds(Select select, Shapes shapes, Scope scope) throws OraError {
        Select body = RecursiveNames.body(select);
        if (body instanceof SetOperationList list) {
            return kinds(list.getSelects().getFirst(), shapes, scope);
        }
        if (!(body instanceof PlainSelect plain)
                || plain.getFromItem() == null
                || plain.getSelectItems().stream().anyMatch(item -> item.getExpression() instanceof AllColumns)) {
            return List.of();
        }
        Scope inside = shapes.inside(plain, shapes.withNames(select, scope));
        List<ColumnKind> kinds = new java.util.ArrayList<>();
        for (var item : plain.getSelectItems()) {
            kinds.add(shapes.kinds().of(item.getExpression(), inside));
        }
        return kinds;
    }
}
