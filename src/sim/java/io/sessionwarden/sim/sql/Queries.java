package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
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

    Shapes shapes() {
        return shapes;
    }

    Kinds kinds() {
        return shapes.kinds();
    }

    /** How many columns a query has; 0 when that cannot be said without its sources. */
    int width(Select select, Scope around) throws OraError {
        return SetOperations.kinds(select, shapes, around).size();
    }

    String write(Select select, Scope around) throws OraError {
        Refusals.common(select, node);
        String with = with(select.getWithItemsList(), around);
        Scope scope = shapes.withNames(select, around);
        return switch (select) {
            case ParenthesedSelect inner -> with + "(" + write(inner.getSelect(), scope) + ")" + tail(select, scope);
            case SetOperationList list -> with + setOperations(list, scope);
            case PlainSelect plain -> with + new QueryBlock(plain, around, this, shapes, node).write();
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
            String body = RecursiveNames.isRecursive(item) ? recursive(item, scope) : write(item.getSelect(), scope);
            written.add(Names.quote(name) + columnNames(item) + " AS " + body);
            scope = shapes.withName(item, scope);
        }
        return "WITH " + String.join(", ", written) + " ";
    }

    /** The types of the first branch are widened, since those of the others have to fit in. */
    private String recursive(WithItem<?> item, Scope around) throws OraError {
        SetOperationList list = (SetOperationList) RecursiveNames.body(item.getSelect());
        String name = Names.canonical(item.getAliasName());
        if (item.getWithItemList() == null) {
            throw new OraError(32039, "recursive WITH clause must have column alias list", node.position(list));
        }
        if (list.getSelects().size() != 2
                || !list.getOperations().getFirst().toString().equals("UNION ALL")) {
            throw new OraError(32040, "recursive WITH clause must use a UNION ALL operation", node.position(list));
        }
        Scope scope = shapes.withName(item, around);
        List<String> casts = new ArrayList<>();
        scope.named().get(name).forEach((column, kind) -> casts.add(DataTypes.cast(Names.quote(column), kind)));
        String first = "SELECT " + String.join(", ", casts) + " FROM ("
                + write(list.getSelects().getFirst(), around) + ") \"FIRST\"" + columnNames(item);
        String next = from.inside(name, list.getSelects().get(1), scope);
        String inner = FromClause.own(name);
        return "(WITH RECURSIVE " + inner + columnNames(item) + " AS (" + first + " UNION ALL " + next
                + ") SELECT * FROM " + inner + ")";
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
        SetOperations.check(list, shapes, scope, node);
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

    /** ORDER BY, the row limit and the row locks; siblings were ordered in their hierarchy. */
    String tail(Select select, Scope scope) throws OraError {
        boolean siblings = select.isOracleSiblings();
        String order = siblings ? "" : Ordering.write(select.getOrderByElements(), expressions, scope);
        return order + limit(select, scope);
    }

    /** The row limit and the row locks. */
    String limit(Select select, Scope scope) throws OraError {
        StringBuilder sql = new StringBuilder();
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
