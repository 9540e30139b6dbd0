package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.KeepExpression;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;

/** Writes KEEP (DENSE_RANK FIRST | LAST ORDER BY ...) as a call of {@link KeepAggregate}. */
final class Keep {
    private static final List<String> SERVED = List.of("MIN", "MAX", "SUM", "AVG", "COUNT");

    private Keep() {}

    static String write(
            KeepExpression keep, String function, List<Expression> arguments, Expressions expressions, Scope scope)
            throws OraError {
        String name = function.toUpperCase(Locale.ROOT);
        if (!SERVED.contains(name) || arguments.size() != 1) {
            throw new OraError(3001, "unimplemented feature: KEEP with " + name);
        }
        Scope rows = scope.ungrouped();
        StringBuilder directions = new StringBuilder();
        StringBuilder keys = new StringBuilder();
        for (OrderByElement element : keep.getOrderByElements()) {
            boolean nullsFirst = element.getNullOrdering() == null
                    ? !element.isAsc()
                    : element.getNullOrdering() == OrderByElement.NullOrdering.NULLS_FIRST;
            directions.append(element.isAsc() ? 'A' : 'D').append(nullsFirst ? 'F' : 'L');
            keys.append(", ").append(expressions.write(element.getExpression(), rows));
        }
        boolean star = arguments.getFirst() instanceof AllColumns;
        String value = star ? "1" : expressions.write(arguments.getFirst(), rows);
        String aggregate = switch (name) {
            case "MIN", "MAX" -> "ORA_KEEP";
            default -> "ORA_KEEP_NUMBER";
        };
        return aggregate + "('" + name + (keep.isFirst() ? " FIRST " : " LAST ") + directions + "', " + value + keys
                + ")";
    }
}
