package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;

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
            case InExpression in -> in(in, scope);
            case LikeExpression like -> like(like, scope);
            case IsNullExpression test -> value(test.getLeftExpression(), scope) + " IS" + not(test.isNot()) + " NULL";
            case ExistsExpression exists ->
                not(exists.isNot()).stripLeading() + " EXISTS " + value(exists.getRightExpression(), scope);
            case AnyComparisonExpression any -> any.getAnyType() + " " + queries.write(any.getSelect(), scope);
            default -> throw node.unsupported(condition);
        };
    }

    /** The conditions that AND connects; none for no condition. */
    static List<Expression> conjuncts(Expression where) {
        if (where == null) {
            return List.of();
        }
        if (where instanceof AndExpression and) {
            List<Expression> all = new ArrayList<>(conjuncts(and.getLeftExpression()));
            all.addAll(conjuncts(and.getRightExpression()));
            return all;
        }
        return List.of(where);
    }

    private String value(Expression expression, Scope scope) throws OraError {
        return expressions.write(expression, scope);
    }

    private String in(InExpression in, Scope scope) throws OraError {
        Expression right = in.getRightExpression();
        int wanted = in.getLeftExpression() instanceof ParenthesedExpressionList<?> list ? list.size() : 1;
        if (right instanceof ParenthesedSelect select) {
            int got = queries.width(select, scope);
            if (got > 0 && got != wanted) {
                boolean many = got > wanted;
                throw new OraError(
                        many ? 913 : 947, many ? "too many values" : "not enough values", node.position(right));
            }
        }
        if (right instanceof ParenthesedExpressionList<?> list && list.isEmpty()) {
            throw new OraError(936, "missing expression", node.end(right) - 1);
        }
        if (wanted > 1 && right instanceof ParenthesedExpressionList<?> tuples) {
            return tuples(in, (ParenthesedExpressionList<?>) in.getLeftExpression(), tuples, scope);
        }
        ColumnKind kind = kinds.of(in.getLeftExpression(), scope);
        String left = value(in.getLeftExpression(), scope) + not(in.isNot()) + " IN ";
        if (!(right instanceof ParenthesedExpressionList<?> list)) {
            return left + value(right, scope);
        }
        List<String> values = new ArrayList<>();
        for (Expression value : list) {
            values.add(side(value, kinds.of(value, scope), kind, scope));
        }
        return left + "(" + String.join(", ", values) + ")";
    }

    /** Each member is compared with its counterpart alone, since H2 looks for one type for all of them. */
    private String tuples(InExpression in, List<? extends Expression> left, List<?> tuples, Scope scope)
            throws OraError {
        List<String> choices = new ArrayList<>();
        for (Object tuple : tuples) {
            if (!(tuple instanceof List<?> values) || values.size() != left.size()) {
                throw new OraError(920, "invalid relational operator", node.position(in.getRightExpression()));
            }
            List<String> equal = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                equal.add(value(left.get(i), scope) + " = " + value((Expression) values.get(i), scope));
            }
            choices.add("(" + String.join(" AND ", equal) + ")");
        }
        return (in.isNot() ? "NOT (" : "(") + String.join(" OR ", choices) + ")";
    }

    private String infix(BinaryExpression expression, String operator, Scope scope) throws OraError {
        return expressions.condition(expression.getLeftExpression(), scope) + " " + operator + " "
                + expressions.condition(expression.getRightExpression(), scope);
    }

    /** A RAW is compared with a text as Oracle does it: the text is read as hexadecimal. */
    private String comparison(ComparisonOperator comparison, Scope scope) throws OraError {
        ColumnKind left = kinds.of(comparison.getLeftExpression(), scope);
        ColumnKind right = kinds.of(comparison.getRightExpression(), scope);
        return side(comparison.getLeftExpression(), left, right, scope)
                + " " + operator(comparison) + " "
                + side(comparison.getRightExpression(), right, left, scope);
    }

    private String side(Expression side, ColumnKind own, ColumnKind other, Scope scope) throws OraError {
        if (side instanceof Function function
                && List.of("ANY", "ALL", "SOME").contains(function.getName().toUpperCase(Locale.ROOT))) {
            return anyOf(function, scope);
        }
        String written = value(side, scope);
        if (own != ColumnKind.TEXT) {
            return written;
        }
        return switch (other) {
            case RAW -> "ORA_HEXTORAW(" + written + ")";
            case DATE -> DateFunctions.implicitDate(written);
            case TIMESTAMP -> DateFunctions.implicitTimestamp(written);
            default -> written;
        };
    }

    /** ANY and ALL of a list of values. */
    private String anyOf(Function function, Scope scope) throws OraError {
        List<String> values = new ArrayList<>();
        for (Expression value : function.getParameters()) {
            values.add("(" + value(value, scope) + ")");
        }
        String quantifier = function.getName().equalsIgnoreCase("ALL") ? "ALL" : "ANY";
        return quantifier + "(VALUES " + String.join(", ", values) + ")";
    }

    private static String operator(ComparisonOperator comparison) {
        return switch (comparison.getStringExpression()) {
            case "!=", "^=", "~=" -> "<>";
            default -> comparison.getStringExpression();
        };
    }

    private String between(Between between, Scope scope) throws OraError {
        ColumnKind kind = kinds.of(between.getLeftExpression(), scope);
        Expression start = between.getBetweenExpressionStart();
        Expression end = between.getBetweenExpressionEnd();
        return side(between.getLeftExpression(), kind, kinds.of(start, scope), scope) + not(between.isNot())
                + " BETWEEN " + side(start, kinds.of(start, scope), kind, scope)
                + " AND " + side(end, kinds.of(end, scope), kind, scope);
    }

    /** Without ESCAPE Oracle knows no escape character; H2 would take the backslash, so it gets one that nobody writes. */
    private String like(LikeExpression like, Scope scope) throws OraError {
        String escape = like.getEscape() == null ? "CHR(1)" : value(like.getEscape(), scope);
        String pattern = value(like.getRightExpression(), scope);
        return expressions.text(like.getLeftExpression(), scope) + not(like.isNot()) + " LIKE " + pattern + " ESCAPE "
                + escape;
    }

    private static String not(boolean negated) {
        return negated ? " NOT" : "";
    }
}
