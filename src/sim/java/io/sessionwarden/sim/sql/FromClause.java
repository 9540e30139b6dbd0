package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/** Writes sources and joins, and the WHERE that goes with them, since old outer joins move conditions from there into ON. */
final class FromClause {
    /** Both clauses without their keywords. */
    record Text(String from, Optional<String> where) {}

    private final Queries queries;
    private final Expressions expressions;
    private final Node node;
    private final Set<String> open = new HashSet<>();

    FromClause(Queries queries, Expressions expressions, Node node) {
        this.queries = queries;
        this.expressions = expressions;
        this.node = node;
    }

    Text write(PlainSelect select, Scope scope) throws OraError {
        return write(select, scope, List.of());
    }

    /** The sources of a hierarchy, with what joins them; the other conditions are {@link #filters} of its rows. */
    Text writeJoined(PlainSelect select, Scope scope) throws OraError {
        return write(select, scope, filters(select, scope));
    }

    private Text write(PlainSelect select, Scope scope, List<Expression> without) throws OraError {
        List<Expression> conditions = new ArrayList<>(Conditions.conjuncts(select.getWhere()));
        conditions.removeAll(without);
        if (conditions.stream().anyMatch(OuterJoins::isIn)) {
            return new OuterJoins(this, expressions, node).write(select, conditions, scope);
        }
        List<String> where = new ArrayList<>();
        for (Expression condition : conditions) {
            where.add(expressions.condition(condition, scope));
        }
        String from = joined(select.getFromItem(), select.getJoins(), scope);
        return new Text(from, where.isEmpty() ? Optional.empty() : Optional.of(String.join(" AND ", where)));
    }

    /** The conditions of WHERE that join no sources: they look at one source, or the joins are written with JOIN. */
    static List<Expression> filters(PlainSelect select, Scope scope) {
        boolean listed = select.getJoins() != null && select.getJoins().stream().allMatch(Join::isSimple);
        return Conditions.conjuncts(select.getWhere()).stream()
                .filter(condition ->
                        !listed || OuterJoins.sourcesIn(condition, scope).size() < 2 && !OuterJoins.isIn(condition))
                .toList();
    }

    private String joined(FromItem first, List<Join> joins, Scope scope) throws OraError {
        StringBuilder sql = new StringBuilder(item(first, scope));
        if (joins != null) {
            for (Join join : joins) {
                sql.append(join(join, scope));
            }
        }
        return sql.toString();
    }

    private String join(Join join, Scope scope) throws OraError {
        Refusals.check(join, node);
        String right = item(join.getRightItem(), scope);
        if (join.isSimple()) {
            return ", " + right;
        }
        StringBuilder sql =
                new StringBuilder(" ").append(kind(join)).append(" JOIN ").append(right);
        for (Expression on : join.getOnExpressions()) {
            Aggregates.refuse(on, node);
            sql.append(" ON ").append(expressions.condition(on, scope));
        }
        if (!join.getUsingColumns().isEmpty()) {
            List<String> columns = new ArrayList<>();
            join.getUsingColumns().forEach(column -> columns.add(Names.quoted(column.getColumnName())));
            sql.append(" USING (").append(String.join(", ", columns)).append(")");
        }
        return sql.toString();
    }

    private static String kind(Join join) {
        String side = join.isLeft()
                ? "LEFT"
                : join.isRight() ? "RIGHT" : join.isFull() ? "FULL" : join.isCross() ? "CROSS" : "INNER";
        return join.isNatural() ? "NATURAL" : side;
    }

    String item(FromItem item, Scope scope) throws OraError {
        Refusals.check(item, node);
        if (item.getPivot() != null || item.getUnPivot() != null) {
            return new Pivoted(queries, node).write(item, scope);
        }
        return plain(item, scope);
    }

    /** Without the PIVOT that may be on it. */
    String plain(FromItem item, Scope scope) throws OraError {
        return switch (item) {
            case LateralSubSelect lateral ->
                throw new OraError(3001, "unimplemented feature: LATERAL", node.position(lateral));
            case Table table -> table(table, scope);
            case ParenthesedSelect select ->
                queries.write(select, scope.outer().orElse(scope)) + alias(select.getAlias());
            case ParenthesedFromItem list ->
                "(" + joined(list.getFromItem(), list.getJoins(), scope) + ")" + alias(list.getAlias());
            default -> throw node.unsupported(item);
        };
    }

    /** Writes the branch of a recursive subquery that reads the subquery itself, which has a name of its own in there. */
    String inside(String name, Select branch, Scope scope) throws OraError {
        boolean first = open.add(name);
        try {
            return queries.write(branch, scope);
        } finally {
            if (first) {
                open.remove(name);
            }
        }
    }

    /** The name of a recursive subquery for itself. */
    static String own(String name) {
        return Names.quote(name + " itself");
    }

    /** A table with its owner, without an alias. */
    String bare(Table table) {
        return Shapes.owner(table).map(owner -> Names.quote(owner) + ".").orElse("") + Names.quoted(table.getName());
    }

    /** A table, with its owner if the statement names one. */
    String table(Table table, Scope scope) {
        String canonical = Names.canonical(table.getName());
        String name = Names.quoted(table.getName());
        if (open.contains(canonical) && Shapes.owner(table).isEmpty()) {
            return own(canonical) + (table.getAlias() == null ? " " + name : alias(table.getAlias()));
        }
        if (Shapes.isDual(table) && !scope.named().containsKey("DUAL")) {
            String alias = table.getAlias() == null ? " \"DUAL\"" : alias(table.getAlias());
            return "(SELECT 'X' AS \"DUMMY\")" + alias;
        }
        return Shapes.owner(table).map(owner -> Names.quote(owner) + ".").orElse("") + name + alias(table.getAlias());
    }

    private static String alias(Alias alias) {
        return alias == null ? "" : " " + Names.quoted(alias.getName());
    }
}
