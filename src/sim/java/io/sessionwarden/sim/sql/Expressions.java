package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        if (scope.grouping().isPresent()) {
            String whole = value(expression, scope.ungrouped());
            Grouping grouping = scope.grouping().get();
            if (grouping.present().contains(whole)) {
                // H2 knows the grouped expression as a whole item only, not inside of another one.
                return expression instanceof Column ? whole : "ANY_VALUE(" + whole + ")";
            }
            if (grouping.absent().contains(whole)) {
                return DataTypes.absent(kinds.of(expression, scope));
            }
        }
        return value(expression, scope);
    }

    private String value(Expression expression, Scope scope) throws OraError {
        return switch (expression) {
            case Column column -> column(column, scope);
            case JdbcParameter bind -> "?" + bind.getIndex();
            case NullValue ignored -> "NULL";
            case LongValue number -> number.getStringValue();
            case DoubleValue number -> number.toString().endsWith(".") ? number + "0" : number.toString();
            case StringValue text -> text(text);
            case DateTimeLiteralExpression literal -> literal(literal);
            case IntervalExpression interval -> interval(interval);
            case TimeKeyExpression key -> pseudoColumn(key, key.getStringValue(), scope);
            case SignedExpression signed -> signed.getSign() + " " + write(signed.getExpression(), scope);
            case ParenthesedSelect select -> queries.write(select, scope.ungrouped());
            case ParenthesedExpressionList<?> list -> "(" + list(list, scope) + ")";
            case CaseExpression choice -> choice(choice, scope);
            case CastExpression cast -> cast(cast, scope);
            case ExtractExpression part -> extract(part, scope);
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
            if (scope.ambiguous(qualifier, name)) {
                throw new OraError(918, "column ambiguously defined", node.position(column));
            }
            if (scope.grouping().isPresent() && scope.owns(qualifier, name)) {
                Grouping grouping = scope.grouping().get();
                throw new OraError(grouping.code(), grouping.message(), node.position(column));
            }
            return scope.written(qualifier, name);
        }
        if (qualifier.isEmpty()) {
            return pseudoColumn(column, column.getColumnName(), scope);
        }
        return switch (name) {
            case "NEXTVAL" -> "NEXT VALUE FOR " + Names.quote(qualifier.get());
            case "CURRVAL" -> "CURRENT VALUE FOR " + Names.quote(qualifier.get());
            case "ROWID" -> "CAST(" + Names.quote(qualifier.get()) + "._ROWID_ AS VARCHAR(18))";
            default -> throw node.invalidIdentifier(column, Names.quote(qualifier.get()) + "." + Names.quote(name));
        };
    }

    private String pseudoColumn(Object where, String written, Scope scope) throws OraError {
        String name = Names.canonical(written);
        if (!written.startsWith("\"")) {
            Optional<String> ofHierarchy = scope.hierarchy().flatMap(hierarchy -> hierarchy.pseudoColumn(name));
            if (ofHierarchy.isPresent()) {
                return ofHierarchy.get();
            }
            if (TreeQuery.PSEUDO_COLUMNS.contains(name)) {
                throw new OraError(1788, "CONNECT BY clause required in this query block", node.position(where));
            }
        }
        Optional<PseudoColumns.Meaning> meaning = PseudoColumns.meaning(name);
        if (meaning.isEmpty() || written.startsWith("\"")) {
            // Functions without arguments need no parentheses.
            Optional<FunctionRule> rule = Functions.rule(name).filter(known -> known.least() == 0 && known.bare());
            if (rule.isEmpty() || written.startsWith("\"")) {
                throw node.invalidIdentifier(where, Names.quote(name));
            }
            return rule.get().emission().emit(new FunctionRule.Call(name, false, List.of(), List.of()));
        }
        return meaning.get().h2();
    }

    /** A condition, as WHERE, HAVING, ON and CASE WHEN have one: a value alone is none. */
    String condition(Expression expression, Scope scope) throws OraError {
        boolean value = expression instanceof Column
                || expression instanceof LongValue
                || expression instanceof StringValue
                || expression instanceof NullValue
                || arithmetic.serves(expression);
        if (value) {
            throw new OraError(920, "invalid relational operator", node.end(expression));
        }
        return write(expression, scope);
    }

    /** A value as the text that Oracle makes of it where a text is asked for. */
    String text(Expression expression, Scope scope) throws OraError {
        return Functions.text(write(expression, scope), kinds.of(expression, scope));
    }

    private String extract(ExtractExpression part, Scope scope) throws OraError {
        String field = part.getName().toUpperCase(Locale.ROOT);
        String value = write(part.getExpression(), scope);
        boolean ofTime = List.of("HOUR", "MINUTE", "SECOND").contains(field);
        if (ofTime && kinds.of(part.getExpression(), scope) == ColumnKind.DATE) {
            throw new OraError(30076, "invalid extract field for extract source", node.position(part.getExpression()));
        }
        return field.equals("SECOND") ? "ORA_SECONDS(" + value + ")" : "EXTRACT(" + field + " FROM " + value + ")";
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
        sameKind(choice, scope);
        StringBuilder sql = new StringBuilder("CASE");
        if (choice.getSwitchExpression() != null) {
            sql.append(' ').append(write(choice.getSwitchExpression(), scope));
        }
        for (WhenClause when : choice.getWhenClauses()) {
            Expression test = when.getWhenExpression();
            boolean value = choice.getSwitchExpression() != null;
            sql.append(" WHEN ").append(value ? write(test, scope) : condition(test, scope));
            sql.append(" THEN ").append(write(when.getThenExpression(), scope));
        }
        if (choice.getElseExpression() != null) {
            sql.append(" ELSE ").append(write(choice.getElseExpression(), scope));
        }
        return sql.append(" END").toString();
    }

    /** CASE does not convert: all its results are of the kind of the first. */
    private void sameKind(CaseExpression choice, Scope scope) throws OraError {
        List<Expression> results = new ArrayList<>();
        choice.getWhenClauses().forEach(when -> results.add(when.getThenExpression()));
        if (choice.getElseExpression() != null) {
            results.add(choice.getElseExpression());
        }
        ColumnKind first = FunctionRule.firstKnown(kinds.all(results, scope));
        for (Expression result : results) {
            ColumnKind kind = kinds.of(result, scope);
            boolean other = kind != ColumnKind.OTHER && kind != first && !(kind.isMoment() && first.isMoment());
            if (other && (first == ColumnKind.NUMBER || first == ColumnKind.TEXT || first.isMoment())) {
                throw new OraError(
                        932,
                        "inconsistent datatypes: expected " + first.oracle() + " got " + kind.oracle(),
                        node.position(result));
            }
        }
    }

    private String cast(CastExpression cast, Scope scope) throws OraError {
        Expression from = cast.getLeftExpression();
        ColumnKind target = Kinds.ofType(cast.getColDataType().getDataType());
        if (cast.isImplicitCast() && from instanceof StringValue text) {
            return moment(cast, target, text.getNotExcapedValue());
        }
        ColumnKind kind = kinds.of(from, scope);
        String value = target == ColumnKind.TEXT ? text(from, scope) : write(from, scope);
        if (target == ColumnKind.DATE && kind == ColumnKind.TEXT) {
            return DateFunctions.implicitDate(value);
        }
        return switch (target) {
            // The fraction of a second falls away; H2's cast would round it up.
            case DATE -> DateFunctions.asDate("ORA_WHOLE_SECONDS(" + value + ")");
            default -> "CAST(" + value + " AS " + DataTypes.write(cast.getColDataType()) + ")";
        };
    }

    /** {@code DATE '2024-01-01'} and {@code TIMESTAMP '...'}. */
    private String moment(CastExpression cast, ColumnKind kind, String written) throws OraError {
        try {
            String day = kind == ColumnKind.DATE ? written : written.strip().split(" ", 2)[0];
            DateParser.parse(day, "YYYY-MM-DD", LocalDateTime.of(2000, 1, 1, 0, 0), ZoneOffset.UTC);
        } catch (SQLException e) {
            String text = e.getMessage();
            throw new OraError(
                    e.getErrorCode(), text.substring(text.indexOf(':') + 1).strip(), node.position(cast));
        }
        return kind == ColumnKind.DATE
                ? DateFunctions.asDate("DATE " + Prepared.literal(written))
                : "TIMESTAMP " + Prepared.literal(written);
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
        List<Expression> arguments =
                function.getParameters() == null ? List.of() : List.copyOf(function.getParameters());
        if (function.getKeep() != null) {
            return Keep.write(function.getKeep(), function.getName(), arguments, this, scope);
        }
        String name = function.getName().toUpperCase(Locale.ROOT);
        int needed = name.equals("LNNVL") ? 1 : name.equals("SYS_CONNECT_BY_PATH") ? 2 : arguments.size();
        if (arguments.size() != needed) {
            throw new OraError(909, "invalid number of arguments", node.position(function));
        }
        return switch (name) {
            case Marks.OUTER -> write(arguments.getFirst(), scope);
            case Marks.PRIOR -> hierarchy(function, scope).prior(arguments.getFirst());
            case Marks.ROOT -> hierarchy(function, scope).root(arguments.getFirst());
            case Marks.DAYS -> days(arguments.getFirst(), scope);
            case Marks.INTERVAL -> "INTERVAL " + write(arguments.getFirst(), scope) + " " + bare(arguments.get(1));
            case "SYS_CONNECT_BY_PATH" -> hierarchy(function, scope).path(arguments.getFirst(), arguments.get(1));
            case "LNNVL" -> "((" + condition(arguments.getFirst(), scope) + ") IS NOT TRUE)";
            case "GROUPING", "GROUPING_ID" -> grouping(function, arguments, scope);
            default ->
                call(function, function.getName(), function.isDistinct() || function.isUnique(), arguments, scope);
        };
    }

    private String days(Expression difference, Scope scope) throws OraError {
        String written = write(difference, scope);
        boolean number = kinds.of(difference, scope) == ColumnKind.NUMBER;
        return number ? "ORA_NUMTODSINTERVAL(" + written + ", 'DAY')" : "(" + written + ")";
    }

    private static String bare(Expression text) {
        return ((StringValue) text).getValue();
    }

    private Hierarchy.View hierarchy(Function function, Scope scope) throws OraError {
        return scope.hierarchy()
                .orElseThrow(() ->
                        new OraError(1788, "CONNECT BY clause required in this query block", node.position(function)));
    }

    /** One bit for each argument: 1 when the row belongs to a set that does not group by it. */
    private String grouping(Function function, List<Expression> arguments, Scope scope) throws OraError {
        if (scope.grouping().isEmpty()) {
            // Of no use but for comparison: H2 knows no such function, so a query without groups fails.
            return "GROUPING(" + list(arguments, scope) + ")";
        }
        Grouping groups = scope.grouping().get();
        long bits = 0;
        for (Expression argument : arguments) {
            String written = write(argument, scope.ungrouped());
            if (!groups.present().contains(written) && !groups.absent().contains(written)) {
                throw new OraError(979, "not a GROUP BY expression", node.position(argument));
            }
            bits = bits * 2 + (groups.absent().contains(written) ? 1 : 0);
        }
        return Long.toString(bits);
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
        Nesting.check(upper, arguments, scope, node);
        Scope seen = Aggregates.isNamed(upper) && !(where instanceof AnalyticExpression over && Windows.isOver(over))
                ? scope.ungrouped()
                : scope;
        List<String> written = star ? List.of("*") : all(arguments, seen);
        return rule.get().emission().emit(new FunctionRule.Call(upper, distinct, written, kinds.all(arguments, scope)));
    }
}
