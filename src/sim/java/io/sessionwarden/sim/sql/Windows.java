package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnalyticType;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.WindowElement;
import net.sf.jsqlparser.expression.WindowOffset;
import net.sf.jsqlparser.statement.select.AllColumns;

/** Writes analytic functions and ordered aggregates. */
final class Windows {
    private final Expressions expressions;
    private final Node node;

    Windows(Expressions expressions, Node node) {
        this.expressions = expressions;
        this.node = node;
    }

    static boolean isOver(AnalyticExpression analytic) {
        return analytic.getType() == AnalyticType.OVER || analytic.getType() == AnalyticType.WITHIN_GROUP_OVER;
    }

    /** The analytic functions in an expression. */
    static List<AnalyticExpression> in(Expression expression) {
        List<AnalyticExpression> found = new ArrayList<>();
        expression.accept(
                new ExpressionVisitorAdapter<Void>() {
                    @Override
                    public <S> Void visit(AnalyticExpression analytic, S context) {
                        if (isOver(analytic)) {
                            found.add(analytic);
                        }
                        return super.visit(analytic, context);
                    }
                },
                null);
        return found;
    }

    /** What stands between the parentheses of the function itself. */
    static List<Expression> arguments(AnalyticExpression analytic) {
        Expression star = analytic.isAllColumns() ? new AllColumns() : null;
        return Stream.of(star, analytic.getExpression(), analytic.getOffset(), analytic.getDefaultValue())
                .filter(Objects::nonNull)
                .toList();
    }

    String write(AnalyticExpression analytic, Scope scope) throws OraError {
        if (analytic.getKeep() != null) {
            String call = Keep.write(analytic.getKeep(), analytic.getName(), arguments(analytic), expressions, scope);
            return isOver(analytic) ? call + " OVER (" + partition(analytic, scope) + ")" : call;
        }
        if (analytic.getFilterExpression() != null || analytic.getWindowName() != null) {
            throw node.unsupported(analytic);
        }
        boolean distinct = analytic.isDistinct() || analytic.isUnique();
        String call = expressions.call(analytic, analytic.getName(), distinct, arguments(analytic), scope);
        String nulls = analytic.isIgnoreNulls() || analytic.isIgnoreNullsOutside() ? " IGNORE NULLS" : "";
        return switch (analytic.getType()) {
            case OVER -> call + nulls + " OVER (" + window(analytic, scope) + ")";
            case WITHIN_GROUP -> call + withinGroup(analytic, scope);
            case WITHIN_GROUP_OVER ->
                call + withinGroup(analytic, scope) + " OVER (" + partition(analytic, scope) + ")";
            case FILTER_ONLY -> throw node.unsupported(analytic);
        };
    }

    private String withinGroup(AnalyticExpression analytic, Scope scope) throws OraError {
        boolean over = analytic.getType() == AnalyticType.WITHIN_GROUP_OVER;
        var order =
                over && analytic.getFuncOrderBy() != null ? analytic.getFuncOrderBy() : analytic.getOrderByElements();
        Scope rows = over ? scope : scope.ungrouped();
        return " WITHIN GROUP (" + Ordering.write(order, expressions, rows).stripLeading() + ")";
    }

    private String window(AnalyticExpression analytic, Scope scope) throws OraError {
        String order = Ordering.write(analytic.getOrderByElements(), expressions, scope);
        WindowElement frame = analytic.getWindowElement();
        return (partition(analytic, scope) + order + (frame == null ? "" : frame(frame, scope))).strip();
    }

    private String partition(AnalyticExpression analytic, Scope scope) throws OraError {
        var by = analytic.getPartitionExpressionList();
        return by == null || by.isEmpty() ? "" : "PARTITION BY " + expressions.list(by, scope);
    }

    private String frame(WindowElement frame, Scope scope) throws OraError {
        if (frame.getRange() == null) {
            return " " + frame.getType() + " " + bound(frame.getOffset(), scope);
        }
        String start = bound(frame.getRange().getStart(), scope);
        return " " + frame.getType() + " BETWEEN " + start + " AND "
                + bound(frame.getRange().getEnd(), scope);
    }

    private String bound(WindowOffset bound, Scope scope) throws OraError {
        String distance = bound.getExpression() == null ? "" : expressions.write(bound.getExpression(), scope) + " ";
        return switch (bound.getType()) {
            case PRECEDING -> (distance.isEmpty() ? "UNBOUNDED " : distance) + "PRECEDING";
            case FOLLOWING -> (distance.isEmpty() ? "UNBOUNDED " : distance) + "FOLLOWING";
            case CURRENT -> "CURRENT ROW";
            case EXPR -> distance;
        };
    }
}
