package io.sessionwarden.metamorphic;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;

/** Rewrites expressions and conditions into others of the same value. What it does not know it refuses: no statement slips through unchanged. */
final class Expressions {
    private final Aliases aliases;
    private final Random random;
    private final Consumer<Select> subselects;

    Expressions(Aliases aliases, Random random, Consumer<Select> subselects) {
        this.aliases = aliases;
        this.random = random;
        this.subselects = subselects;
    }

    /** A value, perhaps with brackets around it. */
    Expression value(Expression from) {
        Expression rewritten = switch (from) {
            case Column column -> renamed(column);
            case JdbcParameter bind -> bind;
            case LongValue number -> number;
            case StringValue text -> text;
            case TimeKeyExpression now -> now;
            case Function function -> function(function);
            case CaseExpression choice -> choice(choice);
            case ParenthesedSelect subselect -> {
                subselects.accept(subselect.getSelect());
                yield subselect;
            }
            case ParenthesedExpressionList<?> list -> inBrackets(value(onlyOne(list)));
            case BinaryExpression operation -> sides(operation);
            default -> throw unknown(from);
        };
        return random.nextInt(6) == 0 ? inBrackets(rewritten) : rewritten;
    }

    /** A condition, its parts in another order. */
    Expression condition(Expression from) {
        Expression rewritten = switch (from) {
            case AndExpression and -> chain(parts(and), AndExpression::new);
            case OrExpression or -> inBrackets(chain(parts(or), OrExpression::new));
            case ParenthesedExpressionList<?> list -> inBrackets(condition(onlyOne(list)));
            case EqualsTo equal -> turned(equal);
            case NotEqualsTo unequal -> turned(unequal);
            case IsNullExpression isNull -> isNull(isNull);
            case InExpression in -> in(in);
            default -> throw unknown(from);
        };
        return random.nextInt(4) == 0 ? inBrackets(rewritten) : rewritten;
    }

    private Column renamed(Column column) {
        if (column.getTable() != null) {
            column.setTable(new Table(aliases.of(column.getTable().getName())));
        }
        return column;
    }

    private Function function(Function function) {
        ExpressionList<?> parameters = function.getParameters();
        if (parameters != null && !(parameters.getFirst() instanceof AllColumns)) {
            function.setParameters(
                    new ExpressionList<>(parameters.stream().map(this::value).toArray(Expression[]::new)));
        }
        return function;
    }

    private CaseExpression choice(CaseExpression choice) {
        for (WhenClause when : choice.getWhenClauses()) {
            when.setWhenExpression(condition(when.getWhenExpression()));
            when.setThenExpression(value(when.getThenExpression()));
        }
        choice.setElseExpression(value(choice.getElseExpression()));
        return choice;
    }

    private <T extends BinaryExpression> T sides(T operation) {
        operation.setLeftExpression(value(operation.getLeftExpression()));
        operation.setRightExpression(value(operation.getRightExpression()));
        return operation;
    }

    private Expression turned(BinaryExpression comparison) {
        sides(comparison);
        Expression left = comparison.getLeftExpression();
        Expression right = comparison.getRightExpression();
        if (random.nextInt(3) > 0 && !(Shuffle.hasBind(left) && Shuffle.hasBind(right))) {
            comparison.setLeftExpression(right);
            comparison.setRightExpression(left);
        }
        return comparison;
    }

    private Expression isNull(IsNullExpression isNull) {
        isNull.setLeftExpression(value(isNull.getLeftExpression()));
        if (isNull.isNot() && random.nextBoolean()) {
            isNull.setNot(false);
            return new NotExpression(inBrackets(isNull));
        }
        return isNull;
    }

    /** Some lists of values become equalities, of which one must hold. */
    private Expression in(InExpression in) {
        if (!(in.getRightExpression() instanceof ExpressionList<?> values) || in.isNot()) {
            throw unknown(in);
        }
        in.setLeftExpression(value(in.getLeftExpression()));
        if (random.nextBoolean()) {
            return in;
        }
        List<Expression> equalities = values.stream()
                .map(value -> (Expression) new EqualsTo(in.getLeftExpression(), value(value)))
                .toList();
        return inBrackets(joined(equalities, OrExpression::new));
    }

    private Expression chain(List<Expression> parts, BinaryOperator<Expression> by) {
        return joined(Shuffle.of(parts.stream().map(this::condition).toList(), random), by);
    }

    private static Expression joined(List<Expression> parts, BinaryOperator<Expression> by) {
        return parts.stream().reduce(by).orElseThrow();
    }

    private static List<Expression> parts(BinaryExpression chain) {
        List<Expression> parts = new ArrayList<>();
        Expression left = chain.getLeftExpression();
        if (left.getClass() == chain.getClass()) {
            parts.addAll(parts((BinaryExpression) left));
        } else {
            parts.add(left);
        }
        parts.add(chain.getRightExpression());
        return parts;
    }

    /** Never twice: the parser's time doubles with every pair inside another one. */
    private static Expression inBrackets(Expression inner) {
        return inner instanceof ParenthesedExpressionList<?> ? inner : new ParenthesedExpressionList<>(inner);
    }

    private static Expression onlyOne(ExpressionList<?> list) {
        if (list.size() != 1) {
            throw unknown(list);
        }
        return list.getFirst();
    }

    private static IllegalArgumentException unknown(Expression expression) {
        return new IllegalArgumentException(
                "teach the rewriting %s: %s".formatted(expression.getClass().getSimpleName(), expression));
    }
}
