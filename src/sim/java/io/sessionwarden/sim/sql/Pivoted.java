package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Pivot;
import net.sf.jsqlparser.statement.select.PivotXml;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.UnPivot;

/** PIVOT as groups with one conditional aggregate for each value, UNPIVOT as one row for each column. */
final class Pivoted {
    private final Queries queries;
    private final Node node;

    Pivoted(Queries queries, Node node) {
        this.queries = queries;
        this.node = node;
    }

    /** The alias behind PIVOT, or the one of the source itself. */
    static Alias alias(FromItem item) {
        Alias behind = item.getPivot() != null
                ? item.getPivot().getAlias()
                : item.getUnPivot().getAlias();
        return behind == null ? item.getAlias() : behind;
    }

    static Map<String, ColumnKind> columns(FromItem item, Map<String, ColumnKind> base, Shapes shapes, Node node)
            throws OraError {
        Map<String, ColumnKind> columns = new LinkedHashMap<>(base);
        if (item.getPivot() != null) {
            Pivot pivot = item.getPivot();
            groups(pivot, base, columns);
            Scope scope = Scope.empty().inner(List.of(new Source("", base)));
            for (SelectItem<?> value : values(pivot)) {
                for (SelectItem<Function> aggregate : pivot.getFunctionItems()) {
                    columns.put(name(value, aggregate), shapes.kinds().of(aggregate.getExpression(), scope));
                }
            }
            return columns;
        }
        UnPivot unpivot = single(item.getUnPivot(), node);
        ColumnKind kind = ColumnKind.OTHER;
        for (SelectItem<?> from : unpivot.getUnPivotInClause()) {
            ColumnKind removed =
                    columns.remove(Names.canonical(from.getExpression().toString()));
            kind = removed == null ? kind : removed;
        }
        boolean named = unpivot.getUnPivotInClause().stream().allMatch(from -> from.getAlias() == null);
        columns.put(
                Names.canonical(unpivot.getUnPivotForClause().getFirst().getColumnName()),
                named ? ColumnKind.TEXT : ColumnKind.TEXT);
        columns.put(Names.canonical(unpivot.getUnPivotClause().getFirst().getColumnName()), kind);
        return columns;
    }

    private static UnPivot single(UnPivot unpivot, Node node) throws OraError {
        if (unpivot.getUnPivotClause().size() != 1
                || unpivot.getUnPivotForClause().size() != 1) {
            throw node.unsupported(unpivot);
        }
        return unpivot;
    }

    /** What is left to group by when the columns that PIVOT uses are gone. */
    private static void groups(Pivot pivot, Map<String, ColumnKind> base, Map<String, ColumnKind> columns) {
        pivot.getForColumns().forEach(column -> columns.remove(Names.canonical(column.getColumnName())));
        for (SelectItem<Function> aggregate : pivot.getFunctionItems()) {
            aggregate
                    .getExpression()
                    .accept(
                            new ExpressionVisitorAdapter<Void>() {
                                @Override
                                public <S> Void visit(Column column, S context) {
                                    columns.remove(Names.canonical(column.getColumnName()));
                                    return null;
                                }
                            },
                            null);
        }
    }

    private static List<SelectItem<?>> values(Pivot pivot) {
        return Stream.of(pivot.getSingleInItems(), pivot.getMultiInItems())
                .filter(items -> items != null)
                .<SelectItem<?>>flatMap(List::stream)
                .toList();
    }

    /** The alias of the value or the value as written, and behind it that of the aggregate. */
    private static String name(SelectItem<?> value, SelectItem<Function> aggregate) {
        String name = value.getAlias() == null
                ? value.getExpression().toString()
                : Names.canonical(value.getAlias().getName());
        return aggregate.getAlias() == null
                ? name
                : name + "_" + Names.canonical(aggregate.getAlias().getName());
    }

    String write(FromItem item, Scope scope) throws OraError {
        Map<String, ColumnKind> base = queries.shapes().base(item, scope);
        String source = item instanceof net.sf.jsqlparser.schema.Table
                ? "(SELECT * FROM " + queries.from().plain(item, scope) + ")"
                : queries.from().plain(item, scope);
        source = item.getAlias() == null || item instanceof net.sf.jsqlparser.schema.Table ? source + " \"P\"" : source;
        String table = item.getAlias() == null || item instanceof net.sf.jsqlparser.schema.Table
                ? "P"
                : Names.canonical(item.getAlias().getName());
        Scope inside = scope.inner(List.of(new Source(table, base)));
        String query = item.getPivot() != null
                ? pivot(item.getPivot(), base, inside, source)
                : unpivot(single(item.getUnPivot(), node), base, inside, source);
        Alias alias = alias(item);
        return "(" + query + ")" + (alias == null ? "" : " " + Names.quoted(alias.getName()));
    }

    private String pivot(Pivot pivot, Map<String, ColumnKind> base, Scope scope, String source) throws OraError {
        if (pivot instanceof PivotXml) {
            throw new OraError(3001, "unimplemented feature: PIVOT XML");
        }
        Map<String, ColumnKind> groups = new LinkedHashMap<>(base);
        groups(pivot, base, groups);
        List<String> items = new ArrayList<>();
        groups.keySet().forEach(column -> items.add(Names.quote(column)));
        String by = items.isEmpty() ? "" : " GROUP BY " + String.join(", ", items);
        for (SelectItem<?> value : values(pivot)) {
            String chosen = chosen(pivot, value.getExpression(), scope);
            for (SelectItem<Function> aggregate : pivot.getFunctionItems()) {
                items.add(aggregate(aggregate.getExpression(), chosen, scope) + " AS "
                        + Names.quote(name(value, aggregate)));
            }
        }
        return "SELECT " + String.join(", ", items) + " FROM " + source + by;
    }

    private String chosen(Pivot pivot, Expression value, Scope scope) throws OraError {
        List<? extends Expression> values = value instanceof ExpressionList<?> list ? list : List.of(value);
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < pivot.getForColumns().size(); i++) {
            conditions.add(queries.expressions().write(pivot.getForColumns().get(i), scope) + " = "
                    + queries.expressions().write(values.get(i), scope));
        }
        return String.join(" AND ", conditions);
    }

    private String aggregate(Function function, String chosen, Scope scope) throws OraError {
        Optional<FunctionRule> rule =
                Functions.rule(function.getName()).filter(known -> Aggregates.isNamed(function.getName()));
        if (rule.isEmpty()
                || function.getParameters() == null
                || function.getParameters().size() != 1) {
            throw new OraError(56902, "expect aggregate function inside pivot operation", node.position(function));
        }
        Expression argument = function.getParameters().getFirst();
        boolean star = argument instanceof AllColumns;
        String value = star ? "1" : queries.expressions().write(argument, scope);
        ColumnKind kind = star ? ColumnKind.NUMBER : queries.kinds().of(argument, scope);
        String when = "CASE WHEN " + chosen + " THEN " + value + " END";
        return rule.get()
                .emission()
                .emit(new FunctionRule.Call(
                        Names.canonical(function.getName()), function.isDistinct(), List.of(when), List.of(kind)));
    }

    private String unpivot(UnPivot unpivot, Map<String, ColumnKind> base, Scope scope, String source) throws OraError {
        Map<String, ColumnKind> kept = new LinkedHashMap<>(base);
        StringBuilder names = new StringBuilder("CASE \"N\".X");
        StringBuilder values = new StringBuilder("CASE \"N\".X");
        int number = 0;
        for (SelectItem<?> from : unpivot.getUnPivotInClause()) {
            String column = Names.canonical(from.getExpression().toString());
            if (kept.remove(column) == null) {
                throw node.invalidIdentifier(from.getExpression(), Names.quote(column));
            }
            String name =
                    from.getAlias() == null ? column : label(from.getAlias().getName());
            names.append(" WHEN ").append(++number).append(" THEN ").append(Prepared.literal(name));
            values.append(" WHEN ").append(number).append(" THEN ").append(scope.written(Optional.empty(), column));
        }
        List<String> items = new ArrayList<>();
        kept.keySet().forEach(column -> items.add(scope.written(Optional.empty(), column)));
        items.add(names + " END AS "
                + Names.quoted(unpivot.getUnPivotForClause().getFirst().getColumnName()));
        items.add(values + " END AS "
                + Names.quoted(unpivot.getUnPivotClause().getFirst().getColumnName()));
        String filled = unpivot.getIncludeNulls() ? "" : " WHERE " + values + " END IS NOT NULL";
        return "SELECT " + String.join(", ", items) + " FROM " + source + " CROSS JOIN SYSTEM_RANGE(1, " + number
                + ") \"N\"" + filled;
    }

    private static String label(String written) {
        return written.startsWith("'") ? written.substring(1, written.length() - 1) : Names.canonical(written);
    }
}
