package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TimezoneExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;

/** Tells of what kind the value of an expression is, from its shape and the columns in it. */
final class Kinds {
    private final Shapes shapes;

    Kinds(Shapes shapes) {
        this.shapes = shapes;
    }

    ColumnKind of(Expression expression, Scope scope) throws OraError {
        return switch (expression) {
            case Column column -> ofColumn(column, scope);
            case LongValue ignored -> ColumnKind.NUMBER;
            case DoubleValue ignored -> ColumnKind.NUMBER;
            case ExtractExpression ignored -> ColumnKind.NUMBER;
            case StringValue ignored -> ColumnKind.TEXT;
            case Concat ignored -> ColumnKind.TEXT;
            case TrimFunction ignored -> ColumnKind.TEXT;
            case TimezoneExpression ignored -> ColumnKind.TIMESTAMP;
            case DateTimeLiteralExpression literal -> ofLiteral(literal);
            case TimeKeyExpression key -> ofName(Names.canonical(key.getStringValue()));
            case SignedExpression signed -> of(signed.getExpression(), scope);
            case ParenthesedExpressionList<?> list -> list.size() == 1 ? of(list.getFirst(), scope) : ColumnKind.OTHER;
            case Addition sum ->
                DateArithmetic.sum(operand(sum.getLeftExpression(), scope), operand(sum.getRightExpression(), scope));
            case Subtraction difference ->
                DateArithmetic.difference(
                        operand(difference.getLeftExpression(), scope),
                        operand(difference.getRightExpression(), scope));
            case Multiplication product -> ofProduct(product.getLeftExpression(), product.getRightExpression(), scope);
            case Division quotient -> ofProduct(quotient.getLeftExpression(), quotient.getRightExpression(), scope);
            case CaseExpression choice -> ofChoice(choice, scope);
            case CastExpression cast -> ofType(cast.getColDataType().getDataType());
            case Function function -> ofFunction(function, scope);
            case AnalyticExpression analytic -> ofRule(analytic.getName(), Windows.arguments(analytic), scope);
            case ParenthesedSelect select ->
                shapes.columnsOf(select, scope).values().stream().findFirst().orElse(ColumnKind.OTHER);
            default -> ColumnKind.OTHER;
        };
    }

    /** As part of a sum: a bind is a number there, as Oracle takes it too when it knows no better. */
    ColumnKind operand(Expression expression, Scope scope) throws OraError {
        return expression instanceof JdbcParameter ? ColumnKind.NUMBER : of(expression, scope);
    }

    private ColumnKind ofColumn(Column column, Scope scope) {
        String name = Names.canonical(column.getColumnName());
        Optional<ColumnKind> kind = scope.kind(qualifier(column), name);
        return kind.orElseGet(() -> column.getTable() == null ? ofName(name) : ColumnKind.OTHER);
    }

    static Optional<String> qualifier(Column column) {
        return Optional.ofNullable(column.getTable()).map(table -> Names.canonical(table.getName()));
    }

    private static ColumnKind ofName(String name) {
        if (TreeQuery.PSEUDO_COLUMNS.contains(name)) {
            return ColumnKind.NUMBER;
        }
        return PseudoColumns.meaning(name)
                .map(PseudoColumns.Meaning::kind)
                .or(() -> Functions.rule(name)
                        .filter(FunctionRule::bare)
                        .map(rule -> rule.result().of(List.of())))
                .orElse(ColumnKind.OTHER);
    }

    private static ColumnKind ofLiteral(DateTimeLiteralExpression literal) {
        return literal.getType() == DateTimeLiteralExpression.DateTime.DATE ? ColumnKind.DATE : ColumnKind.TIMESTAMP;
    }

    /** An interval times a number stays an interval. */
    private ColumnKind ofProduct(Expression left, Expression right, Scope scope) throws OraError {
        boolean numbers = operand(left, scope) != ColumnKind.OTHER && operand(right, scope) != ColumnKind.OTHER;
        return numbers ? ColumnKind.NUMBER : ColumnKind.OTHER;
    }

    private ColumnKind ofChoice(CaseExpression choice, Scope scope) throws OraError {
        List<ColumnKind> kinds = new ArrayList<>();
        for (WhenClause when : choice.getWhenClauses()) {
            kinds.add(of(when.getThenExpression(), scope));
        }
        if (choice.getElseExpression() != null) {
            kinds.add(of(choice.getElseExpression(), scope));
        }
        return FunctionRule.firstKnown(kinds);
    }

    private ColumnKind ofFunction(Function function, Scope scope) throws OraError {
        List<Expression> arguments =
                function.getParameters() == null ? List.of() : List.copyOf(function.getParameters());
        return switch (function.getName()) {
            case Marks.OUTER, Marks.PRIOR, Marks.ROOT -> of(arguments.getFirst(), scope);
            default -> ofRule(function.getName(), arguments, scope);
        };
    }

    private ColumnKind ofRule(String name, List<Expression> arguments, Scope scope) throws OraError {
        Optional<FunctionRule> rule = Functions.rule(name);
        if (rule.isEmpty() || arguments.size() < rule.get().least()) {
            return ColumnKind.OTHER;
        }
        return rule.get().result().of(all(arguments, scope));
    }

    List<ColumnKind> all(List<Expression> expressions, Scope scope) throws OraError {
        List<ColumnKind> kinds = new ArrayList<>();
        for (Expression expression : expressions) {
            kinds.add(of(expression, scope));
        }
        return kinds;
    }

    /** The kind of a declared type. */
    static ColumnKind ofType(String type) {
        String first = type.toUpperCase(Locale.ROOT).split("[ (]", 2)[0];
        return switch (first) {
            case "NUMBER",
                    "NUMERIC",
                    "DECIMAL",
                    "INTEGER",
                    "INT",
                    "SMALLINT",
                    "FLOAT",
                    "BINARY_FLOAT",
                    "BINARY_DOUBLE",
                    "REAL" -> ColumnKind.NUMBER;
            case "VARCHAR2", "VARCHAR", "CHAR", "NCHAR", "NVARCHAR2", "CHARACTER" -> ColumnKind.TEXT;
            case "DATE" -> ColumnKind.DATE;
            case "TIMESTAMP" -> ColumnKind.TIMESTAMP;
            case "RAW" -> ColumnKind.RAW;
            default -> ColumnKind.OTHER;
        };
    }
}
