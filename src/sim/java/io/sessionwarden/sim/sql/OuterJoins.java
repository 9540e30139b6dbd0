package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/** Makes ANSI joins of the mark {@code (+)}: conditions that carry it become the ON of the source whose columns are marked. */
final class OuterJoins {
    private final FromClause from;
    private final Expressions expressions;
    private final Node node;

    OuterJoins(FromClause from, Expressions expressions, Node node) {
        this.from = from;
        this.expressions = expressions;
        this.node = node;
    }

    static boolean isIn(Expression condition) {
        return !Marks.in(condition, Marks.OUTER).isEmpty();
    }

    FromClause.Text write(PlainSelect select, List<Expression> conditions, Scope scope) throws OraError {
        Map<String, FromItem> items = items(select);
        Map<String, List<Expression>> joins = new LinkedHashMap<>();
        List<String> where = new ArrayList<>();
        for (Expression condition : conditions) {
            if (isIn(condition)) {
                joins.computeIfAbsent(outer(condition, scope), name -> new ArrayList<>())
                        .add(condition);
            } else {
                where.add(expressions.condition(condition, scope));
            }
        }
        String text = joined(items, joins, scope);
        return new FromClause.Text(text, where.isEmpty() ? Optional.empty() : Optional.of(String.join(" AND ", where)));
    }

    private Map<String, FromItem> items(PlainSelect select) throws OraError {
        Map<String, FromItem> items = new LinkedHashMap<>();
        items.put(name(select.getFromItem()), select.getFromItem());
        if (select.getJoins() != null) {
            for (Join join : select.getJoins()) {
                if (!join.isSimple()) {
                    throw new OraError(
                            25156, "old style outer join (+) cannot be used with ANSI joins", node.position(join));
                }
                items.put(name(join.getRightItem()), join.getRightItem());
            }
        }
        return items;
    }

    private static String name(FromItem item) {
        if (item instanceof Table table) {
            return Shapes.name(table);
        }
        return item.getAlias() == null ? "" : Names.canonical(item.getAlias().getName());
    }

    /** Inner sources first, then each outer one as soon as all that its condition speaks of is there. */
    private String joined(Map<String, FromItem> items, Map<String, List<Expression>> joins, Scope scope)
            throws OraError {
        List<String> inner = new ArrayList<>();
        Set<String> there = new HashSet<>();
        for (Map.Entry<String, FromItem> item : items.entrySet()) {
            if (!joins.containsKey(item.getKey())) {
                inner.add(from.item(item.getValue(), scope));
                there.add(item.getKey());
            }
        }
        StringBuilder sql = new StringBuilder(String.join(" CROSS JOIN ", inner));
        Map<String, List<Expression>> waiting = new LinkedHashMap<>(joins);
        while (!waiting.isEmpty()) {
            String next = next(waiting, there, scope);
            sql.append(" LEFT JOIN ").append(from.item(items.get(next), scope));
            sql.append(" ON ").append(all(waiting.remove(next), scope));
            there.add(next);
        }
        return sql.toString();
    }

    private String next(Map<String, List<Expression>> waiting, Set<String> there, Scope scope) throws OraError {
        for (Map.Entry<String, List<Expression>> join : waiting.entrySet()) {
            Set<String> needed = new HashSet<>();
            for (Expression condition : join.getValue()) {
                needed.addAll(sourcesIn(condition, scope));
            }
            needed.remove(join.getKey());
            if (!there.isEmpty() && there.containsAll(needed)) {
                return join.getKey();
            }
        }
        throw new OraError(1416, "two tables cannot be outer-joined to each other");
    }

    static Set<String> sourcesIn(Expression condition, Scope scope) {
        Set<String> names = new HashSet<>();
        condition.accept(
                new ExpressionVisitorAdapter<Void>() {
                    @Override
                    public <S> Void visit(Column column, S context) {
                        String name = Names.canonical(column.getColumnName());
                        scope.owner(Kinds.qualifier(column), name).ifPresent(source -> names.add(source.name()));
                        return null;
                    }
                },
                null);
        return names;
    }

    private String all(List<Expression> conditions, Scope scope) throws OraError {
        List<String> written = new ArrayList<>();
        for (Expression condition : conditions) {
            written.add(expressions.condition(condition, scope));
        }
        return String.join(" AND ", written);
    }

    /** The one source whose columns carry the mark in a condition. */
    private String outer(Expression condition, Scope scope) throws OraError {
        List<Expression> marked = Marks.in(condition, Marks.OUTER);
        if (condition instanceof OrExpression
                || condition instanceof InExpression in && in.getRightExpression() instanceof Select) {
            throw new OraError(
                    1719,
                    "outer join operator (+) not allowed in operand of OR or IN",
                    node.position(marked.getFirst()));
        }
        Set<String> sources = new HashSet<>();
        for (Expression column : marked) {
            sources.add(sourceOf((Column) column, scope));
        }
        if (sources.size() > 1) {
            throw new OraError(
                    1468, "a predicate may reference only one outer-joined table", node.position(marked.getFirst()));
        }
        return sources.iterator().next();
    }

    private String sourceOf(Column column, Scope scope) throws OraError {
        return scope.owner(Kinds.qualifier(column), Names.canonical(column.getColumnName()))
                .map(Source::name)
                .orElseThrow(() -> node.invalidIdentifier(column, Names.quoted(column.getColumnName())));
    }
}
