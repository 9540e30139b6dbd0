package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;

/** Writes the operators between values. All numbers are decimal: nothing is cut to an integer and nothing overflows. */
final class Arithmetic {
    private final Expressions expressions;
    private final Kinds kinds;
    private final Node node;

    Arithmetic(Expressions expressions, Kinds kinds, Node node) {
        this.expressions = expressions;
        this.kinds = kinds;
        this.node = node;
    }

    boolean serves(Expression expression) {
        return expression instanceof Addition
                || expression instanceof Subtraction
                || expression instanceof Multiplication
                || expression instanceof Division
                || expression instanceof Concat;
    }

    String write(BinaryExpression expression, Scope scope) throws OraError {
        if (expression instanceof Concat) {
            return expressions.text(expression.getLeftExpression(), scope) + " || "
                    + expressions.text(expression.getRightExpression(), scope);
        }
        String left = operand(expression.getLeftExpression(), scope);
        String right = operand(expression.getRightExpression(), scope);
        ColumnKind leftKind = number(kinds.operand(expression.getLeftExpression(), scope));
        ColumnKind rightKind = number(kinds.operand(expression.getRightExpression(), scope));
        return switch (expression) {
            case Addition sum when sum(sum, leftKind, rightKind) -> DateArithmetic.add(leftKind, left, right);
            case Subtraction ignored
            when DateArithmetic.concerns(leftKind, rightKind) -> DateArithmetic.subtract(rightKind, left, right);
            case Division ignored when leftKind == ColumnKind.NUMBER -> Functions.decimal(left) + " / " + right;
            case Multiplication product
            when leftKind.isMoment() || rightKind.isMoment() ->
                throw inconsistent(leftKind.isMoment() ? leftKind : rightKind, product);
            case Division quotient
            when leftKind.isMoment() || rightKind.isMoment() ->
                throw inconsistent(leftKind.isMoment() ? leftKind : rightKind, quotient);
            default -> left + " " + expression.getStringExpression() + " " + right;
        };
    }

    /** A text between operators is read as a number. */
    private static ColumnKind number(ColumnKind kind) {
        return kind == ColumnKind.TEXT ? ColumnKind.NUMBER : kind;
    }

    private boolean sum(Addition sum, ColumnKind left, ColumnKind right) throws OraError {
        if (left.isMoment() && right.isMoment()) {
            throw new OraError(975, "date + date not allowed", node.position(sum));
        }
        return DateArithmetic.concerns(left, right);
    }

    private OraError inconsistent(ColumnKind got, Expression where) {
        return new OraError(932, "inconsistent datatypes: expected NUMBER got " + got.oracle(), node.position(where));
    }

    private String operand(Expression expression, Scope scope) throws OraError {
        // H2 takes a literal with an exponent for a decimal number, one without for an integer.
        if (expression instanceof LongValue number) {
            return number.getStringValue() + "E0";
        }
        String written = expressions.write(expression, scope);
        return kinds.of(expression, scope) == ColumnKind.TEXT ? Functions.decimal(written) : written;
    }
}
