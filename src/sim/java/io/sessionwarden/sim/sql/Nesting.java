package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;

/** Group functions in group functions. */
final class Nesting {
    private Nesting() {}

    static void check(String function, List<Expression> arguments, Scope scope, Node node) throws OraError {
        if (!Aggregates.isNamed(function) || scope.grouping().isEmpty()) {
            return;
        }
        boolean grouped = scope.grouping().get().code() == 979;
        for (Expression argument : arguments) {
            List<Expression> inner = Aggregates.in(argument);
            if (!inner.isEmpty() && !grouped) {
                throw new OraError(978, "nested group function without GROUP BY", node.position(inner.getFirst()));
            }
        }
    }
}
