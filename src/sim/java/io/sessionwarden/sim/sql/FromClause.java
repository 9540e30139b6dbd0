package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** Writes sources and joins, and the WHERE that goes with them, since old outer joins move conditions from there into ON. */
final class FromClause {
    /** Both clauses without their keywords. */
    record Text(String from, Optional<String> where) {}

    private final Queries queries;
    private final Expressions expressions;
    private final Node node;

    FromClause(Queries queries, Expressions expressions, Node node) {
        this.queries = queries;
        this.expressions = expressions;
        this.node = node;
    }

    Text write(PlainSelect select, Scope scope) throws OraError {
        if (select.getWhere() != null && OuterJoins.areIn(select.getWhere())) {
            return new OuterJoins(this, expressions, node).write(select, scope);
        }
        Optional<String> where = Optional.empty();
        if (select.getWhere() != null) {
            where = Optional.of(expressions.write(select.getWhere(), scope));
        }
        return new Text(joined(select.getFromItem(), select.getJoins(), scope), where);
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
        if (join.isApply() || join.isSemi() || join.isStraight() || join.isWindowJoin()) {
            throw node.unsupported(join);
        }
        String right = item(join.getRightItem(), scope);
        if (join.isSimple()) {
            return ", " + right;
        }
        StringBuilder sql =
                new StringBuilder(" ").append(kind(join)).append(" JOIN ").append(right);
        for (Expression on : join.getOnExpressions()) {
            sql.append(" ON ").append(expressions.write(on, scope));
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
        return join.isNatural() ? "NATURAL " + side : side;
    }

    String item(FromItem item, Scope scope) throws OraError {
        return switch (item) {
            case Table table -> table(table, scope);
            case ParenthesedSelect select ->
                queries.write(select, scope.outer().orElse(scope)) + alias(select.getAlias());
            case ParenthesedFromItem list ->
                "(" + joined(list.getFromItem(), list.getJoins(), scope) + ")" + alias(list.getAlias());
            default -> throw node.unsupported(item);
        };
    }

    /** A table, with its owner if the statement names one. */
    String table(Table table, Scope scope) {
        String name = Names.quoted(table.getName());
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
