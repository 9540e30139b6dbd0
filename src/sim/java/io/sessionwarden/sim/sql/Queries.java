package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.WithItem;

/** Writes queries and subqueries. */
final class Queries {
    private final Shapes shapes;
    private final Node node;
    private final Expressions expressions;
    private final FromClause from;

    Queries(Shapes shapes, Node node) {
        this.shapes = shapes;
        this.node = node;
        this.expressions = new Expressions(node, shapes.kinds(), this);
        this.from = new FromClause(this, expressions, node);
    }

    Expressions expressions() {
        return expressions;
    }

    FromClause from() {
        return from;
    }

    String write(Select select, Scope around) throws OraError {
        String with = with(select.getWithItemsList(), around);
        Scope scope = shapes.withNames(select, around);
        return switch (select) {
            case ParenthesedSelect inner -> with + "(" + write(inner.getSelect(), scope) + ")" + tail(select, scope);
            case SetOperationList list -> with + setOperations(list, scope);
            case PlainSelect plain -> with + plain(plain, around);
            default -> throw node.unsupported(select);
        };
    }

    private String with(List<WithItem<?>> items, Scope around) throws OraError {
        if (items == null || items.isEmpty()) {
            return "";
        }
        Scope scope = around;
        List<String> written = new ArrayList<>();
        for (WithItem<?> item : items) {
            String name = Names.canonical(item.getAliasName());
            written.add(Names.quote(name) + columnNames(item) + " AS " + write(item.getSelect(), scope));
            scope = scope.naming(name, Map.of());
        }
        return "WITH " + String.join(", ", written) + " ";
    }

    private static String columnNames(WithItem<?> item) {
        if (item.getWithItemList() == null) {
            return "";
        }
        List<String> names = new ArrayList<>();
        item.getWithItemList().forEach(name -> names.add(Names.quoted(name.toString())));
        return "(" + String.join(", ", names) + ")";
    }

    private String setOperations(SetOperationList list, Scope scope) throws OraError {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < list.getSelects().size(); i++) {
            if (i > 0) {
                sql.append(' ').append(list.getOperations().get(i - 1)).append(' ');
            }
            sql.append(write(list.getSelects().get(i), scope));
        }
        Scope ordering = scope.inner(List.of(new Source("", shapes.columnsOf(list, scope))));
        return sql + tail(list, ordering);
    }

    private String plain(PlainSelect select, Scope around) throws OraError {
        if (select.getFromItem() == null) {
            throw new OraError(
                    923,
                    "FROM keyword not found where expected",
                    node.statement().origin().size());
        }
        if (select.getOracleHierarchical() != null) {
            throw node.unsupported(select.getOracleHierarchical());
        }
        Scope scope = shapes.inside(select, around);
        String unique = select.getDistinct() == null ? "" : "DISTINCT ";
        StringBuilder sql = new StringBuilder("SELECT ").append(unique).append(items(select, scope));
        FromClause.Text sources = from.write(select, scope);
        sql.append(" FROM ").append(sources.from());
        sources.where().ifPresent(where -> sql.append(" WHERE ").append(where));
        sql.append(grouping(select, scope));
        return sql + tail(select, scope.withAliases(aliases(select, scope)));
    }

    private String items(PlainSelect select, Scope scope) throws OraError {
        List<String> items = new ArrayList<>();
        for (SelectItem<?> item : select.getSelectItems()) {
            switch (item.getExpression()) {
                case AllTableColumns all ->
                    items.add(Names.quoted(all.getTable().getName()) + ".*");
                case AllColumns ignored -> items.add("*");
                default -> {
                    String value = expressions.write(item.getExpression(), scope);
                    items.add(value + " AS " + Names.quote(Shapes.nameOf(item)));
                }
            }
        }
        return String.join(", ", items);
    }

    private Map<String, ColumnKind> aliases(PlainSelect select, Scope scope) throws OraError {
        Map<String, ColumnKind> aliases = new LinkedHashMap<>();
        for (SelectItem<?> item : select.getSelectItems()) {
            if (item.getAlias() != null) {
                aliases.put(Shapes.nameOf(item), shapes.kinds().of(item.getExpression(), scope));
            }
        }
        return aliases;
    }

    private String grouping(PlainSelect select, Scope scope) throws OraError {
        StringBuilder sql = new StringBuilder();
        if (select.getGroupBy() != null) {
            List<?> by = select.getGroupBy().getGroupByExpressionList();
            if (by == null
                    || by.isEmpty()
                    || !select.getGroupBy().getGroupingSets().isEmpty()) {
                throw node.unsupported(select.getGroupBy());
            }
            sql.append(" GROUP BY ").append(list(by, scope));
        }
        if (select.getHaving() != null) {
            sql.append(" HAVING ").append(expressions.write(select.getHaving(), scope));
        }
        return sql.toString();
    }

    private String list(List<?> elements, Scope scope) throws OraError {
        List<String> written = new ArrayList<>();
        for (Object element : elements) {
            written.add(expressions.write((Expression) element, scope));
        }
        return String.join(", ", written);
    }

    /** ORDER BY, the row limit and the row locks. */
    private String tail(Select select, Scope scope) throws OraError {
        StringBuilder sql = new StringBuilder(Ordering.write(select.getOrderByElements(), expressions, scope));
        if (select.getLimit() != null) {
            throw node.unsupported(select.getLimit());
        }
        if (select.getOffset() != null) {
            sql.append(" OFFSET ")
                    .append(expressions.write(select.getOffset().getOffset(), scope))
                    .append(" ROWS");
        }
        if (select.getFetch() != null) {
            String mode = String.join(" ", select.getFetch().getFetchParameters());
            String rows = select.getFetch().getExpression() == null
                    ? "1"
                    : expressions.write(select.getFetch().getExpression(), scope);
            sql.append(" FETCH FIRST ").append(rows).append(' ').append(mode.isBlank() ? "ROWS ONLY" : mode);
        }
        return sql + Locking.of(select).map(Locking::h2).orElse("");
    }
}
