package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * START WITH and CONNECT BY as a recursive query. Its rows carry the columns of the sources, LEVEL, a key that sorts them as a walk through the
 * tree, depth first, and whatever the select list asks of parents and roots; the select list is written over these rows.
 */
final class Hierarchy {
    private final PlainSelect select;
    private final Scope inside;
    private final Queries queries;
    private final Expressions expressions;
    private final Node node;
    private final TreeRows rows;
    private final Map<String, Carried> carried = new LinkedHashMap<>();

    /** How expressions that only a hierarchy knows are written at some place in it. */
    interface View extends Scope.Rendering {
        /** LEVEL, CONNECT_BY_ISLEAF or CONNECT_BY_ISCYCLE; empty for other names. */
        Optional<String> pseudoColumn(String name);

        String prior(Expression operand) throws OraError;

        String root(Expression operand) throws OraError;

        String path(Expression step, Expression separator) throws OraError;
    }

    /** A column computed on the way down: at a root, and from the parent's row. */
    record Carried(String name, String atRoot, String below) {}

    Hierarchy(PlainSelect select, Scope inside, Queries queries, Node node) throws OraError {
        this.select = select;
        this.inside = inside;
        this.queries = queries;
        this.expressions = queries.expressions();
        this.node = node;
        this.rows = new TreeRows(inside.sources());
        if (select.getOracleHierarchical().getConnectExpression() == null) {
            throw new OraError(1788, "CONNECT BY clause required in this query block", node.position(select));
        }
    }

    /** The scope of the select list and of all that comes after CONNECT BY. */
    Scope scope() {
        return inside.rendered(new Result());
    }

    /** All columns of the sources, for {@code *}, by name. */
    List<String> columns(Optional<String> qualifier) {
        List<String> all = new ArrayList<>();
        for (Source source : inside.sources()) {
            if (qualifier.isEmpty() || qualifier.get().equals(source.name())) {
                for (String column : source.columns().keySet()) {
                    all.add(rows.of("T", source, column) + " AS " + Names.quote(column));
                }
            }
        }
        return all;
    }

    /** FROM and WHERE; to be asked when everything else is written. */
    FromClause.Text text() throws OraError {
        FromClause.Text sources = queries.from().writeJoined(select, inside);
        Expression start = select.getOracleHierarchical().getStartExpression();
        Expression connect = select.getOracleHierarchical().getConnectExpression();
        List<Expression> priors = Marks.in(connect, Marks.PRIOR);
        TreeQuery tree = new TreeQuery(
                rows,
                "(SELECT " + rows.definitions() + " FROM " + sources.from()
                        + sources.where().map(where -> " WHERE " + where).orElse("") + ")",
                start == null
                        ? Optional.empty()
                        : Optional.of(expressions.write(start, inside.rendered(new Descent(false)))),
                expressions.write(connect, inside.rendered(new Descent(true))),
                select.getOracleHierarchical().isNoCycle(),
                identity(priors),
                siblings(),
                List.copyOf(carried.values()));
        List<String> filters = new ArrayList<>();
        for (Expression condition : FromClause.filters(select, inside)) {
            filters.add("(" + expressions.write(condition, scope()) + ")");
        }
        Optional<String> where = filters.isEmpty() ? Optional.empty() : Optional.of(String.join(" AND ", filters));
        return new FromClause.Text(tree.write(), where);
    }

    /** Two rows are the same for the search of loops when all that PRIOR looks at is the same. */
    private Optional<String> identity(List<Expression> priors) throws OraError {
        List<String> parts = new ArrayList<>();
        for (Expression prior : priors) {
            parts.add("COALESCE(CAST(" + expressions.write(prior, inside.rendered(new Descent(false)))
                    + " AS VARCHAR), '')");
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of("(" + String.join(" || '/' || ", parts) + ")");
    }

    private String siblings() throws OraError {
        boolean bySiblings = select.isOracleSiblings() && select.getOrderByElements() != null;
        List<OrderByElement> order = bySiblings ? select.getOrderByElements() : List.of();
        return Ordering.write(order, expressions, inside.rendered(new Descent(false)));
    }

    private String carry(String what, ColumnKind kind, String atRoot, String below) {
        Carried column = carried.computeIfAbsent(what, key -> {
            String name = "\"C" + carried.size() + "\"";
            String parent = "\"H\"." + name;
            return new Carried(name, DataTypes.cast(atRoot, kind), DataTypes.cast(below.formatted(parent), kind));
        });
        return "\"T\"." + column.name();
    }

    /** Over the finished rows. */
    private final class Result implements View {
        @Override
        public String column(Source source, String column) {
            return rows.of("T", source, column);
        }

        @Override
        public Optional<String> pseudoColumn(String name) {
            return TreeQuery.PSEUDO_COLUMNS.contains(name)
                    ? Optional.of("\"T\"." + Names.quote(name))
                    : Optional.empty();
        }

        @Override
        public String prior(Expression operand) throws OraError {
            String own = expressions.write(operand, inside.rendered(new Descent(false)));
            String parents = expressions.write(operand, inside.rendered(new Parent()));
            ColumnKind kind = queries.kinds().of(operand, inside);
            return carry("PRIOR " + operand, kind, "CASE WHEN 1 = 0 THEN " + own + " END", parents.replace("%", "%%"));
        }

        @Override
        public String root(Expression operand) throws OraError {
            String own = expressions.write(operand, inside.rendered(new Descent(false)));
            return carry("ROOT " + operand, queries.kinds().of(operand, inside), own, "%s");
        }

        @Override
        public String path(Expression step, Expression separator) throws OraError {
            String own = expressions.text(step, inside.rendered(new Descent(false)));
            String mark = expressions.write(separator, inside);
            String added = "COALESCE(" + mark + " || " + own + ", '')";
            return carry(
                    "PATH " + step + " " + separator,
                    ColumnKind.TEXT,
                    added,
                    "(%s || " + added.replace("%", "%%") + ")");
        }
    }

    /** Over a row that may be the child of another, or a root. */
    private class Descent implements View {
        private final boolean child;

        Descent(boolean child) {
            this.child = child;
        }

        @Override
        public String column(Source source, String column) {
            return rows.of("S", source, column);
        }

        @Override
        public Optional<String> pseudoColumn(String name) {
            boolean level = name.equals("LEVEL") || name.equals("ROWNUM") && rows.single() && child;
            return level ? Optional.of(child ? "(\"H\".\"LEVEL\" + 1)" : "1") : Optional.empty();
        }

        @Override
        public String prior(Expression operand) throws OraError {
            return child ? expressions.write(operand, inside.rendered(new Parent())) : "NULL";
        }

        @Override
        public String root(Expression operand) throws OraError {
            throw new OraError(
                    30007,
                    "CONNECT BY ROOT operator is not supported in the START WITH or in the CONNECT BY condition",
                    node.position(operand));
        }

        @Override
        public String path(Expression step, Expression separator) throws OraError {
            throw new OraError(30002, "SYS_CONNECT_BY_PATH function is not allowed here", node.position(step));
        }
    }

    /** Over the parent's row. */
    private final class Parent extends Descent {
        Parent() {
            super(false);
        }

        @Override
        public String column(Source source, String column) {
            return rows.of("H", source, column);
        }
    }
}
