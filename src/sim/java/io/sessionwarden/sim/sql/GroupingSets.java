package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.statement.select.GroupByElement;

/** The sets of expressions that a GROUP BY groups by: one for a plain list, several for ROLLUP, CUBE and GROUPING SETS. */
final class GroupingSets {
    private static final int MOST = 64;

    private GroupingSets() {}

    static List<List<Expression>> of(GroupByElement group, Node node) throws OraError {
        List<List<Expression>> sets = List.of(List.of());
        if (group.getGroupByExpressionList() != null) {
            for (Object element : group.getGroupByExpressionList()) {
                sets = product(sets, of((Expression) element));
            }
        }
        List<List<Expression>> listed = new ArrayList<>();
        for (Object set : group.getGroupingSets()) {
            listed.add(members((Expression) set));
        }
        sets = listed.isEmpty() ? sets : product(sets, listed);
        if (sets.size() > MOST) {
            throw new OraError(
                    3001, "unimplemented feature: more than " + MOST + " grouping sets", node.position(group));
        }
        return sets;
    }

    private static List<List<Expression>> of(Expression element) {
        String name = element instanceof Function function ? function.getName().toUpperCase(Locale.ROOT) : "";
        return switch (name) {
            case "ROLLUP" -> rollup(((Function) element).getParameters());
            case "CUBE" -> cube(((Function) element).getParameters());
            default -> List.of(members(element));
        };
    }

    private static List<List<Expression>> rollup(List<?> elements) {
        List<List<Expression>> sets = new ArrayList<>();
        List<Expression> set = new ArrayList<>();
        sets.add(List.of());
        for (Object element : elements) {
            set.addAll(members((Expression) element));
            sets.addFirst(List.copyOf(set));
        }
        return sets;
    }

    private static List<List<Expression>> cube(List<?> elements) {
        List<List<Expression>> sets = List.of(List.of());
        for (Object element : elements) {
            sets = product(sets, List.of(members((Expression) element), List.of()));
        }
        return sets;
    }

    /** Several expressions in parentheses count as one element. */
    private static List<Expression> members(Expression element) {
        if (!(element instanceof ExpressionList<?> list)) {
            return List.of(element);
        }
        List<Expression> members = new ArrayList<>();
        list.forEach(member -> members.addAll(members(member)));
        return members;
    }

    private static List<List<Expression>> product(List<List<Expression>> left, List<List<Expression>> right) {
        List<List<Expression>> all = new ArrayList<>();
        for (List<Expression> one : left) {
            for (List<Expression> other : right) {
                List<Expression> both = new ArrayList<>(one);
                both.addAll(other);
                all.add(both);
            }
        }
        return all;
    }
}
