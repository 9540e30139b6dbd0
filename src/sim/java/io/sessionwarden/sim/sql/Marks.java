package io.sessionwarden.sim.sql;

import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.Function;

/**
 * Functions that no statement can name, which {@link Prepared} writes where the grammar knows too few places for a mark or an operator of
 * Oracle: {@code (+)} behind a column, PRIOR and CONNECT_BY_ROOT before an operand, intervals over several fields, and what is said of the exactness of a difference.
 */
final class Marks {
    static final String OUTER = "\"(+)\"";
    static final String PRIOR = "\"PRIOR\"";
    static final String ROOT = "\"CONNECT_BY_ROOT\"";
    static final String DAYS = "\"DAY TO SECOND\"";
    static final String INTERVAL = "\"INTERVAL\"";

    private Marks() {}

    /** What the mark is on, if the expression is that mark. */
    static Optional<Expression> operand(Expression expression, String mark) {
        return is(expression, mark)
                ? Optional.of(((Function) expression).getParameters().getFirst())
                : Optional.empty();
    }

    static boolean is(Expression expression, String mark) {
        return expression instanceof Function function && function.getName().equals(mark);
    }

    /** Everything that carries the mark, at whatever depth, but not in subqueries. */
    static List<Expression> in(Expression expression, String mark) {
        List<Expression> found = new java.util.ArrayList<>();
        expression.accept(
                new ExpressionVisitorAdapter<Void>() {
                    @Override
                    public <S> Void visit(Function function, S context) {
                        operand(function, mark).ifPresent(found::add);
                        return super.visit(function, context);
                    }
                },
                null);
        return found;
    }
}
