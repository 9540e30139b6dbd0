package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.WithItem;

/** Tells which columns tables and queries have. */
final class Shapes {
    private static final Map<String, ColumnKind> DUAL = Map.of("DUMMY", ColumnKind.TEXT);

    private final Catalog catalog;
    private final Node node;
    private final Kinds kinds = new Kinds(this);

    Shapes(Catalog catalog, Node node) {
        this.catalog = catalog;
        this.node = node;
    }

    Kinds kinds() {
        return kinds;
    }

    /** The scope inside a query: its own WITH, if any, then its sources. */
    Scope inside(PlainSelect select, Scope around) throws OraError {
        Scope named = withNames(select, around);
        return named.inner(sources(select.getFromItem(), select.getJoins(), named));
    }

    /** The scope with the named subqueries that come before the body. */
    Scope withNames(Select select, Scope around) throws OraError {
        Scope scope = around;
        if (select.getWithItemsList() != null) {
            for (WithItem<?> item : select.getWithItemsList()) {
                scope = withName(item, scope);
            }
        }
        return scope;
    }

    /** The scope with one named subquery more. */
    Scope withName(WithItem<?> item, Scope scope) throws OraError {
        return scope.naming(Names.canonical(item.getAliasName()), columnsOf(item, scope));
    }

    private Map<String, ColumnKind> columnsOf(WithItem<?> item, Scope scope) throws OraError {
        Map<String, ColumnKind> columns = columnsOf(item.getSelect(), scope);
        if (item.getWithItemList() == null) {
            return columns;
        }
        List<String> names = new ArrayList<>();
        for (SelectItem<?> name : item.getWithItemList()) {
            names.add(Names.canonical(name.toString()));
        }
        return renamed(columns, names);
    }

    private static Map<String, ColumnKind> renamed(Map<String, ColumnKind> columns, List<String> names) {
        List<ColumnKind> inOrder = List.copyOf(columns.values());
        Map<String, ColumnKind> renamed = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            renamed.put(names.get(i), i < inOrder.size() ? inOrder.get(i) : ColumnKind.OTHER);
        }
        return renamed;
    }

    List<Source> sources(FromItem first, List<Join> joins, Scope around) throws OraError {
        List<Source> sources = new ArrayList<>();
        if (first != null) {
            add(first, sources, around);
        }
        if (joins != null) {
            for (Join join : joins) {
                add(join.getRightItem(), sources, around);
            }
        }
        return sources;
    }

    private void add(FromItem item, List<Source> sources, Scope around) throws OraError {
        switch (item) {
            case Table table -> sources.add(new Source(name(table), columnsOf(table, around)));
            case ParenthesedSelect select ->
                sources.add(new Source(alias(select.getAlias()), columnsOf(select, around)));
            case ParenthesedFromItem list -> sources.addAll(sources(list.getFromItem(), list.getJoins(), around));
            default -> throw node.unsupported(item);
        }
    }

    /** The name that qualifies the columns of a table: its alias, or its own. */
    static String name(Table table) {
        return table.getAlias() == null ? Names.canonical(table.getName()) : alias(table.getAlias());
    }

    private static String alias(Alias alias) {
        return alias == null ? "" : Names.canonical(alias.getName());
    }

    /** The owner that the statement names. */
    static Optional<String> owner(Table table) {
        return Optional.ofNullable(table.getSchemaName()).map(Names::canonical);
    }

    static boolean isDual(Table table) {
        return owner(table).filter(owner -> !owner.equals("SYS")).isEmpty()
                && Names.canonical(table.getName()).equals("DUAL");
    }

    Map<String, ColumnKind> columnsOf(Table table, Scope scope) throws OraError {
        String name = Names.canonical(table.getName());
        Optional<String> owner = owner(table);
        if (owner.isEmpty() && scope.named().containsKey(name)) {
            return scope.named().get(name);
        }
        if (isDual(table)) {
            return DUAL;
        }
        return catalog.columns(owner.map(o -> o + "." + name).orElse(name))
                .orElseThrow(() -> new OraError(942, "table or view does not exist", node.position(table)));
    }

    /** The columns of a query's result, in order; a name that comes twice is told once. */
    Map<String, ColumnKind> columnsOf(Select select, Scope around) throws OraError {
        return switch (select) {
            case ParenthesedSelect inner -> columnsOf(inner.getSelect(), withNames(inner, around));
            case SetOperationList list -> columnsOf(list.getSelects().getFirst(), withNames(list, around));
            case PlainSelect plain -> columnsOf(plain, around);
            default -> throw node.unsupported(select);
        };
    }

    private Map<String, ColumnKind> columnsOf(PlainSelect select, Scope around) throws OraError {
        Scope scope = inside(select, around);
        Map<String, ColumnKind> columns = new LinkedHashMap<>();
        for (SelectItem<?> item : select.getSelectItems()) {
            switch (item.getExpression()) {
                case AllTableColumns all ->
                    columns.putAll(scope.columns(
                            Optional.of(Names.canonical(all.getTable().getName()))));
                case AllColumns ignored -> columns.putAll(scope.columns(Optional.empty()));
                default -> columns.putIfAbsent(nameOf(item), kinds.of(item.getExpression(), scope));
            }
        }
        return columns;
    }

    /** The name of a result column. */
    static String nameOf(SelectItem<?> item) {
        if (item.getAlias() != null) {
            return Names.canonical(item.getAlias().getName());
        }
        return item.getExpression() instanceof Column column
                ? Names.canonical(column.getColumnName())
                : Names.ofExpression(item.getExpression().toString());
    }
}
