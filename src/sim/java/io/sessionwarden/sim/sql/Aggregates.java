package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnalyticType;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/** Finds group functions. */
final class Aggregates {
    private static final Set<String> NAMES = Set.of(
            "COUNT",
            "MIN",
            "MAX",
            "SUM",
            "AVG",
            "MEDIAN",
            "STDDEV",
            "STDDEV_POP",
            "STDDEV_SAMP",
            "VARIANCE",
            "VAR_POP",
            "VAR_SAMP",
            "LISTAGG",
            "PERCENTILE_CONT",
            "PERCENTILE_DISC",
            "CORR",
            "COVAR_POP",
            "COVAR_SAMP",
            "REGR_SLOPE",
            "REGR_INTERCEPT",
            "REGR_R2",
            "REGR_COUNT",
            "STATS_MODE");

    private Aggregates() {}

    static boolean isNamed(String name) {
        return NAMES.contains(Names.canonical(name));
    }

    /** True for a query that makes groups, or one of all its rows. */
    static boolean areIn(PlainSelect select) {
        List<Expression> expressions = new ArrayList<>();
        for (SelectItem<?> item : select.getSelectItems()) {
            expressions.add(item.getExpression());
        }
        if (select.getOrderByElements() != null) {
            select.getOrderByElements().stream()
                    .map(OrderByElement::getExpression)
                    .forEach(expressions::add);
        }
        return select.getGroupBy() != null
                || select.getHaving() != null
                || expressions.stream().anyMatch(expression -> !in(expression).isEmpty());
    }

    /** ORA-00934 where no group function can stand. */
    static void refuse(Expression expression, Node node) throws OraError {
        if (expression != null && !in(expression).isEmpty()) {
            throw new OraError(
                    934,
                    "group function is not allowed here",
                    node.position(in(expression).getFirst()));
        }
    }

    /** The outermost group functions in an expression; those of its subqueries belong to these. */
    static List<Expression> in(Expression expression) {
        List<Expression> found = new ArrayList<>();
        expression.accept(
                new ExpressionVisitorAdapter<Void>() {
                    @Override
                    public <S> Void visit(Function function, S context) {
                        if (isNamed(function.getName())) {
                            found.add(function);
                            return null;
                        }
                        return super.visit(function, context);
                    }

                    @Override
                    public <S> Void visit(AnalyticExpression analytic, S context) {
                        boolean over = analytic.getType() == AnalyticType.OVER
                                || analytic.getType() == AnalyticType.WITHIN_GROUP_OVER;
                        if (!over) {
                            found.add(analytic);
                            return null;
                        }
                        return super.visit(analytic, context);
                    }
                },
                null);
        return found;
    }
}
