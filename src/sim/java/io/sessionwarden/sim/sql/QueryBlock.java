package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/** Writes one SELECT ... FROM ... with all its clauses. */
final class QueryBlock {
    private final PlainSelect select;
    private final Queries queries;
    private final Expressions expressions;
    private final Shapes shapes;
    private final Node node;
    private final Optional<Hierarchy> hierarchy;
    private final Scope scope;

    QueryBlock(PlainSelect select, Scope around, Queries queries, Shapes shapes, Node node) throws OraError {
        this.select = select;
        this.queries = queries;
        this.expressions = queries.expressions();
        this.shapes = shapes;
        this.node = node;
        if (select.getFromItem() == null) {
            throw new OraError(
                    923,
                    "FROM keyword not found where expected",
                    node.statement().origin().size());
        }
        Refusals.check(select, node);
        Aggregates.refuse(select.getWhere(), node);
        Scope inside = shapes.inside(select, around);
        this.hierarchy = select.getOracleHierarchical() == null
                ? Optional.empty()
                : Optional.of(new Hierarchy(select, inside, queries, node));
        this.scope = hierarchy.map(Hierarchy::scope).orElse(inside);
    }

    String write() throws OraError {
        if (!Aggregates.areIn(select)) {
            checkOrder();
            return block(scope, List.of()) + queries.tail(select, ordering(scope));
        }
        List<List<Expression>> sets =
                select.getGroupBy() == null ? List.of(List.of()) : GroupingSets.of(select.getGroupBy(), node);
        Set<String> all = new LinkedHashSet<>();
        for (List<Expression> set : sets) {
            all.addAll(written(set));
        }
        if (sets.size() == 1) {
            Scope grouped = scope.grouped(new Grouping(all, Set.of()));
            checkOrder();
            return block(grouped, List.copyOf(all)) + queries.tail(select, ordering(grouped));
        }
        return united(sets, all);
    }

    private Set<String> written(List<Expression> set) throws OraError {
        Set<String> written = new LinkedHashSet<>();
        for (Expression expression : set) {
            written.add(expressions.write(expression, scope));
        }
        return written;
    }

    private String block(Scope scope, List<String> by) throws OraError {
        String unique = select.getDistinct() == null ? "" : "DISTINCT ";
        String items = String.join(", ", items(scope));
        return "SELECT " + unique + items + body(scope, by);
    }

    /** FROM to HAVING; written after the select list, since that decides what a hierarchy carries. */
    private String body(Scope scope, List<String> by) throws OraError {
        String having = select.getHaving() == null ? "" : " HAVING " + expressions.condition(select.getHaving(), scope);
        FromClause.Text sources =
                hierarchy.isPresent() ? hierarchy.get().text() : queries.from().write(select, this.scope);
        String where = sources.where().map(condition -> " WHERE " + condition).orElse("");
        String group = by.isEmpty() ? "" : " GROUP BY " + String.join(", ", by);
        return " FROM " + sources.from() + where + group + having;
    }

    private List<String> items(Scope scope) throws OraError {
        List<String> items = new ArrayList<>();
        for (SelectItem<?> item : select.getSelectItems()) {
            switch (item.getExpression()) {
                case AllTableColumns all ->
                    items.addAll(all(Optional.of(Names.canonical(all.getTable().getName())), scope));
                case AllColumns ignored -> items.addAll(all(Optional.empty(), scope));
                case JdbcParameter bind ->
                    items.add("CAST(?" + bind.getIndex() + " AS VARCHAR(4000)) AS " + Names.quote(Shapes.nameOf(item)));
                default ->
                    items.add(
                            expressions.write(item.getExpression(), scope) + " AS " + Names.quote(Shapes.nameOf(item)));
            }
        }
        return items;
    }

    private List<String> all(Optional<String> qualifier, Scope scope) throws OraError {
        if (scope.grouping().isPresent()) {
            Grouping grouping = scope.grouping().get();
            if (!starGrouped(qualifier, scope, grouping)) {
                throw new OraError(grouping.code(), grouping.message(), node.position(select.getSelectItem(0)));
            }
        }
        if (hierarchy.isPresent()) {
            return hierarchy.get().columns(qualifier);
        }
        return List.of(qualifier.map(name -> Names.quote(name) + ".").orElse("") + "*");
    }

    private boolean starGrouped(Optional<String> qualifier, Scope scope, Grouping grouping) {
        return scope.columns(qualifier).keySet().stream()
                .allMatch(column -> grouping.present().contains(scope.written(qualifier, column)));
    }

    private Scope ordering(Scope scope) throws OraError {
        Map<String, ColumnKind> aliases = new LinkedHashMap<>();
        for (SelectItem<?> item : select.getSelectItems()) {
            if (item.getAlias() != null) {
                aliases.put(Shapes.nameOf(item), shapes.kinds().of(item.getExpression(), scope));
            }
        }
        return scope.withAliases(aliases);
    }

    private void checkOrder() throws OraError {
        if (select.getOrderByElements() == null) {
            return;
        }
        long columns = shapes.columnsOf(
                        (net.sf.jsqlparser.statement.select.Select) select,
                        scope.outer().orElse(Scope.empty()))
                .size();
        boolean star = select.getSelectItems().stream().anyMatch(item -> item.getExpression() instanceof AllColumns);
        for (OrderByElement element : select.getOrderByElements()) {
            if (element.getExpression() instanceof LongValue place
                    && !star
                    && (place.getValue() < 1
                            || place.getValue()
                                    > Math.max(columns, select.getSelectItems().size()))) {
                throw new OraError(
                        1785, "ORDER BY item must be the number of a SELECT-list expression", node.position(place));
            }
        }
    }

    /** One query for each grouping set, and the order over all of them. */
    private String united(List<List<Expression>> sets, Set<String> all) throws OraError {
        List<String> blocks = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<OrderByElement> order = select.getOrderByElements() == null ? List.of() : select.getOrderByElements();
        for (List<Expression> set : sets) {
            Set<String> present = written(set);
            Set<String> absent = new LinkedHashSet<>(all);
            absent.removeAll(present);
            blocks.add(oneSet(scope.grouped(new Grouping(present, absent)), List.copyOf(present), order));
        }
        int place = 0;
        for (SelectItem<?> item : select.getSelectItems()) {
            names.add("\"C" + ++place + "\" AS " + Names.quote(Shapes.nameOf(item)));
        }
        String unique = select.getDistinct() == null ? "" : "DISTINCT ";
        String sql =
                "SELECT " + unique + String.join(", ", names) + " FROM (" + String.join(" UNION ALL ", blocks) + ")";
        return sql + Ordering.places(order, "O") + queries.limit(select, scope);
    }

    private String oneSet(Scope grouped, List<String> by, List<OrderByElement> order) throws OraError {
        List<String> items = new ArrayList<>();
        for (SelectItem<?> item : select.getSelectItems()) {
            if (item.getExpression() instanceof AllColumns
                    || !Windows.in(item.getExpression()).isEmpty()) {
                throw node.unsupported(item.getExpression());
            }
            items.add(expressions.write(item.getExpression(), grouped) + " AS \"C" + (items.size() + 1) + "\"");
        }
        int number = 0;
        List<String> keys = new ArrayList<>();
        for (OrderByElement element : order) {
            keys.add(expressions.write(meant(element.getExpression()), grouped) + " AS \"O" + ++number + "\"");
        }
        items.addAll(keys);
        return "SELECT " + String.join(", ", items) + body(grouped, by.isEmpty() ? List.of("()") : by);
    }

    /** An item of the select list that ORDER BY names by its place or alias. */
    private Expression meant(Expression key) {
        if (key instanceof LongValue place
                && place.getValue() <= select.getSelectItems().size()) {
            return select.getSelectItem((int) place.getValue() - 1).getExpression();
        }
        for (SelectItem<?> item : select.getSelectItems()) {
            if (item.getAlias() != null && Names.canonical(key.toString()).equals(Shapes.nameOf(item))) {
                return item.getExpression();
            }
        }
        return key;
    }
}
