package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;

/** Writes conditions. The mark {@code (+)} is left away here: {@link OuterJoins} has already made a join of it. */
final class Conditions {
    private final Expressions expressions;
    private final Kinds kinds;
    private final Queries queries;
    private final Node node;

    Conditions(Expressions expressions, Kinds kinds, Queries queries, Node node) {
        this.expressions = expressions;
        this.kinds = kinds;
        this.queries = queries;
        this.node = node;
    }

    String write(Expression condition, Scope scope) throws OraError {
        return switch (condition) {
            case AndExpression and -> infix(and, "AND", scope);
            case OrExpression or -> infix(or, "OR", scope);
            case ComparisonOperator comparison -> comparison(comparison, scope);
            case Between between -> between(between, scope);
            case InExpression in ->
                value(in.getLeftExpression(), scope) + not(in.isNot()) + " IN " + value(in.getRightExpression(), scope);
            case LikeExpression like -> like(like, scope);
            case IsNullExpression test -> value(test.getLeftExpression(), scope) + " IS" + not(test.isNot()) + " NULL";
            case ExistsExpression exists ->
                not(exists.isNot()).stripLeading() + " EXISTS " + value(exists.getRightExpression(), scope);
            case AnyComparisonExpression any -> any.getAnyType() + " " + queries.write(any.getSelect(), scope);
            default -> throw node.unsupported(condition);
        };
    }

    private String value(Expression expression, Scope scope) throws OraError {
        return expressions.write(expression, scope);
    }

    private String infix(BinaryExpression expression, String operator, Scope scope) throws OraError {
        return value(expression.getLeftExpression(), scope) + " " + operator + " "
                + value(expression.getRightExpression(), scope);
    }

    private String comparison(ComparisonOperator comparison, Scope scope) throws OraError {
        Expression left = comparison.getLeftExpression();
        Expression right = comparison.getRightExpression();
        return beside(left, right, scope) + " " + operator(comparison) + " " + beside(right, left, scope);
    }

    /** A text beside a RAW is hex digits for Oracle; H2 would not compare the two. */
    private String beside(Expression side, Expression other, Scope scope) throws OraError {
        String written = value(side, scope);
        boolean hex = kinds.of(side, scope) == ColumnKind.TEXT && kinds.of(other, scope) == ColumnKind.RAW;
        return hex ? "ORA_HEXTORAW(" + written + ")" : written;
    }

    private static String operator(ComparisonOperator comparison) {
        return switch (comparison.getStringExpression()) {
            case "!=", "^=", "~=" -> "<>";
            default -> comparison.getStringExpression();
        };
    }

    private String between(Between between, Scope scope) throws OraError {
        return value(between.getLeftExpression(), scope)
                + not(between.isNot())
                + " BETWEEN "
                + value(between.getBetweenExpressionStart(), scope)
                + " AND "
                + value(between.getBetweenExpressionEnd(), scope);
    }

    /** Without ESCAPE Oracle knows no escape character; H2 would take the backslash, so it gets one that nobody writes. */
    private String like(LikeExpression like, Scope scope) throws OraError {
        String escape = like.getEscape() == null ? "CHR(1)" : value(like.getEscape(), scope);
        String pattern = value(like.getRightExpression(), scope);
        return value(like.getLeftExpression(), scope) + not(like.isNot()) + " LIKE " + pattern + " ESCAPE " + escape;
    }

    private static String not(boolean negated) {
        return negated ? " NOT" : "";
    }
}
