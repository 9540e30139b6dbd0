package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TimezoneExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;

/** Writes values: everything that can stand in a select list. Conditions are written by {@link Conditions}. */
final class Expressions {
    private final Node node;
    private final Kinds kinds;
    private final Queries queries;
    private final Arithmetic arithmetic;
    private final Conditions conditions;
    private final Windows windows;

    Expressions(Node node, Kinds kinds, Queries queries) {
        this.node = node;
        this.kinds = kinds;
        this.queries = queries;
        this.arithmetic = new Arithmetic(this, kinds, node);
        this.conditions = new Conditions(this, kinds, queries, node);
        this.windows = new Windows(this, node);
    }

    String write(Expression expression, Scope scope) throws OraError {
        return switch (expression) {
            case Column column -> column(column, scope);
            case JdbcParameter bind -> "?" + bind.getIndex();
            case NullValue ignored -> "NULL";
            case LongValue number -> number.getStringValue();
            case DoubleValue number -> number.toString();
            case StringValue text -> text(text);
            case DateTimeLiteralExpression literal -> literal(literal);
            case IntervalExpression interval -> interval(interval);
            case TimeKeyExpression key -> pseudoColumn(key, key.getStringValue());
            case SignedExpression signed -> signed.getSign() + " " + write(signed.getExpression(), scope);
            case ParenthesedSelect select -> queries.write(select, scope);
            case ParenthesedExpressionList<?> list -> "(" + list(list, scope) + ")";
            case CaseExpression choice -> choice(choice, scope);
            case CastExpression cast -> cast(cast, scope);
            case ExtractExpression part ->
                "EXTRACT(" + part.getName() + " FROM " + write(part.getExpression(), scope) + ")";
            case TimezoneExpression zoned -> zoned(zoned, scope);
            case TrimFunction trim -> trim(trim, scope);
            case Function function -> function(function, scope);
            case AnalyticExpression analytic -> windows.write(analytic, scope);
            case NotExpression not -> "NOT " + write(not.getExpression(), scope);
            case BinaryExpression binary when arithmetic.serves(binary) -> arithmetic.write(binary, scope);
            default -> conditions.write(expression, scope);
        };
    }

    String list(List<? extends Expression> expressions, Scope scope) throws OraError {
        return String.join(", ", all(expressions, scope));
    }

    private List<String> all(List<? extends Expression> expressions, Scope scope) throws OraError {
        List<String> written = new ArrayList<>();
        for (Expression expression : expressions) {
            written.add(write(expression, scope));
        }
        return written;
    }

    private String column(Column column, Scope scope) throws OraError {
        String name = Names.canonical(column.getColumnName());
        Optional<String> qualifier = Kinds.qualifier(column);
        if (scope.kind(qualifier, name).isPresent()) {
            return qualifier.map(table -> Names.quote(table) + ".").orElse("") + Names.quote(name);
        }
        if (qualifier.isEmpty()) {
            return pseudoColumn(column, column.getColumnName());
        }
        return switch (name) {
            case "NEXTVAL" -> "NEXT VALUE FOR " + Names.quote(qualifier.get());
            case "CURRVAL" -> "CURRENT VALUE FOR " + Names.quote(qualifier.get());
            case "ROWID" -> "CAST(" + Names.quote(qualifier.get()) + "._ROWID_ AS VARCHAR(18))";
            default -> throw node.invalidIdentifier(column, Names.quote(qualifier.get()) + "." + Names.quote(name));
        };
    }

    private String pseudoColumn(Object where, String written) throws OraError {
        String name = Names.canonical(written);
        Optional<PseudoColumns.Meaning> meaning = PseudoColumns.meaning(name);
        if (meaning.isEmpty() || written.startsWith("\"")) {
            throw node.invalidIdentifier(where, Names.quote(name));
        }
        return meaning.get().h2();
    }

    /** Oracle knows no empty text: it is null. */
    private static String text(StringValue text) {
        String value = text.getNotExcapedValue();
        return value.isEmpty() ? "NULL" : Prepared.literal(value);
    }

    private static String literal(DateTimeLiteralExpression literal) {
        boolean date = literal.getType() == DateTimeLiteralExpression.DateTime.DATE;
        String sql = literal.getType() + " " + literal.getValue();
        return date ? DateFunctions.asDate(sql) : sql;
    }

    private String interval(IntervalExpression interval) throws OraError {
        if (interval.getParameter() == null) {
            throw node.unsupported(interval);
        }
        return "INTERVAL " + interval.getParameter() + " " + interval.getIntervalType();
    }

    private String choice(CaseExpression choice, Scope scope) throws OraError {
        StringBuilder sql = new StringBuilder("CASE");
        if (choice.getSwitchExpression() != null) {
            sql.append(' ').append(write(choice.getSwitchExpression(), scope));
        }
        for (WhenClause when : choice.getWhenClauses()) {
            sql.append(" WHEN ").append(write(when.getWhenExpression(), scope));
            sql.append(" THEN ").append(write(when.getThenExpression(), scope));
        }
        if (choice.getElseExpression() != null) {
            sql.append(" ELSE ").append(write(choice.getElseExpression(), scope));
        }
        return sql.append(" END").toString();
    }

    private String cast(CastExpression cast, Scope scope) throws OraError {
        String value = write(cast.getLeftExpression(), scope);
        return switch (Kinds.ofType(cast.getColDataType().getDataType())) {
            // The fraction of a second falls away; H2's cast would round it up.
            case DATE -> DateFunctions.asDate("ORA_WHOLE_SECONDS(" + value + ")");
            default -> "CAST(" + value + " AS " + DataTypes.write(cast.getColDataType()) + ")";
        };
    }

    private String zoned(TimezoneExpression zoned, Scope scope) throws OraError {
        StringBuilder sql = new StringBuilder(write(zoned.getLeftExpression(), scope));
        for (Expression zone : zoned.getTimezoneExpressions()) {
            sql.append(" AT TIME ZONE ").append(write(zone, scope));
        }
        return "(" + sql + ")";
    }

    private String trim(TrimFunction trim, Scope scope) throws OraError {
        String side = trim.getTrimSpecification() == null ? "" : trim.getTrimSpecification() + " ";
        String first = trim.getExpression() == null ? "" : write(trim.getExpression(), scope);
        if (trim.getFromExpression() == null) {
            return "TRIM(" + side + first + ")";
        }
        return "TRIM(" + side + first + " FROM " + write(trim.getFromExpression(), scope) + ")";
    }

    private String function(Function function, Scope scope) throws OraError {
        if (function.getKeep() != null) {
            throw node.unsupported(function.getKeep());
        }
        List<Expression> arguments =
                function.getParameters() == null ? List.of() : List.copyOf(function.getParameters());
        return call(function, function.getName(), function.isDistinct() || function.isUnique(), arguments, scope);
    }

    /** A call by its rule; an unknown function is an invalid identifier to Oracle. */
    String call(Object where, String name, boolean distinct, List<Expression> arguments, Scope scope) throws OraError {
        String upper = Names.canonical(name);
        Optional<FunctionRule> rule = Functions.rule(upper);
        if (rule.isEmpty()) {
            throw node.invalidIdentifier(where, Names.quote(upper));
        }
        if (arguments.size() < rule.get().least()) {
            throw new OraError(938, "not enough arguments for function", node.position(where));
        }
        if (arguments.size() > rule.get().most()) {
            throw new OraError(939, "too many arguments for function", node.position(where));
        }
        boolean star = arguments.size() == 1 && arguments.getFirst() instanceof AllColumns;
        List<String> written = star ? List.of("*") : all(arguments, scope);
        return rule.get().emission().emit(new FunctionRule.Call(upper, distinct, written, kinds.all(arguments, scope)));
    }
}
