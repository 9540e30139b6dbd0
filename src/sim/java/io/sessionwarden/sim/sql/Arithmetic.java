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

    boolean serves(BinaryExpression expression) {
        return expression instanceof Addition
                || expression instanceof Subtraction
                || expression instanceof Multiplication
                || expression instanceof Division
                || expression instanceof Concat;
    }

    String write(BinaryExpression expression, Scope scope) throws OraError {
        String left = operand(expression.getLeftExpression(), scope);
        String right = operand(expression.getRightExpression(), scope);
        ColumnKind leftKind = kinds.operand(expression.getLeftExpression(), scope);
        ColumnKind rightKind = kinds.operand(expression.getRightExpression(), scope);
        return switch (expression) {
            case Concat ignored ->
                expressions.write(expression.getLeftExpression(), scope)
                        + " || "
                        + expressions.write(expression.getRightExpression(), scope);
            case Addition sum when sum(sum, leftKind, rightKind) -> DateArithmetic.add(leftKind, left, right);
            case Subtraction ignored
            when DateArithmetic.concerns(leftKind, rightKind) -> DateArithmetic.subtract(rightKind, left, right);
            case Division ignored when leftKind == ColumnKind.NUMBER -> Functions.decimal(left) + " / " + right;
            default -> left + " " + expression.getStringExpression() + " " + right;
        };
    }

    private boolean sum(Addition sum, ColumnKind left, ColumnKind right) throws OraError {
        if (left.isMoment() && right.isMoment()) {
            throw new OraError(975, "date + date not allowed", node.position(sum));
        }
        return DateArithmetic.concerns(left, right);
    }

    private String operand(Expression expression, Scope scope) throws OraError {
        // H2 takes a literal with an exponent for a decimal number, one without for an integer.
        return expression instanceof LongValue number
                ? number.getStringValue() + "E0"
                : expressions.write(expression, scope);
    }
}
