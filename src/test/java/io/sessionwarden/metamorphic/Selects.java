package io.sessionwarden.metamorphic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;

/** Rewrites a query and its subqueries: names of tables, order of columns and joins, all conditions. The labels of its columns stay. */
final class Selects {
    private final Aliases aliases;
    private final Random random;
    private final Expressions expressions;

    Selects(Random random) {
        this.aliases = new Aliases(random);
        this.random = random;
        this.expressions = new Expressions(aliases, random, inner -> rewrite(inner, false));
    }

    /** @param labelled whether somebody reads its columns by their labels */
    void rewrite(Select select, boolean labelled) {
        if (!(select instanceof PlainSelect query)) {
            throw new IllegalArgumentException("teach the rewriting this kind of query: " + select);
        }
        turnJoins(query);
        query.getFromItem().setAlias(renamed(query.getFromItem()));
        if (query.getJoins() != null) {
            query.getJoins().forEach(this::rewrite);
        }
        query.setSelectItems(columns(query, labelled));
        if (query.getWhere() != null) {
            query.setWhere(expressions.condition(query.getWhere()));
        }
        if (query.getOrderByElements() != null) {
            for (OrderByElement element : query.getOrderByElements()) {
                element.setExpression(expressions.value(element.getExpression()));
            }
        }
    }

    private Alias renamed(FromItem table) {
        return new Alias(aliases.of(table.getAlias().getName()), false);
    }

    private void rewrite(Join join) {
        join.getFromItem().setAlias(renamed(join.getFromItem()));
        join.setOuter(join.isLeft() && random.nextBoolean());
        join.setInner(!join.isLeft() && !join.isCross() && random.nextBoolean());
        List<Expression> conditions =
                join.getOnExpressions().stream().map(expressions::condition).toList();
        join.setOnExpressions(conditions);
    }

    private List<SelectItem<?>> columns(PlainSelect query, boolean labelled) {
        List<SelectItem<?>> items = new ArrayList<>();
        for (SelectItem<?> item : query.getSelectItems()) {
            items.add(labelled ? column(item) : new SelectItem<>(expressions.value(item.getExpression())));
        }
        return Shuffle.of(items, random);
    }

    /** With a label, since brackets around a column change the one that it has by itself. */
    private SelectItem<?> column(SelectItem<?> item) {
        String label =
                item.getAlias() != null ? item.getAlias().getName() : ((Column) item.getExpression()).getColumnName();
        String written = random.nextInt(4) == 0 ? "\"" + label.toUpperCase(Locale.ROOT) + "\"" : label;
        return new SelectItem<>(expressions.value(item.getExpression()), new Alias(written, random.nextBoolean()));
    }

    /** Inner joins of two tables change sides; left joins change places with neighbours that they do not need. */
    private void turnJoins(PlainSelect query) {
        List<Join> joins = query.getJoins();
        if (joins == null) {
            return;
        }
        if (joins.size() == 1 && !joins.getFirst().isLeft() && random.nextBoolean()) {
            FromItem first = query.getFromItem();
            query.setFromItem(joins.getFirst().getFromItem());
            joins.getFirst().setFromItem(first);
        }
        for (int at = 1; at < joins.size(); at++) {
            if (random.nextBoolean() && areIndependent(joins.get(at - 1), joins.get(at))) {
                joins.add(at - 1, joins.remove(at));
            }
        }
    }

    private static boolean areIndependent(Join first, Join second) {
        String name = first.getFromItem().getAlias().getName().toLowerCase(Locale.ROOT);
        boolean bothBind = Shuffle.hasBind(first) && Shuffle.hasBind(second);
        return first.isLeft() && second.isLeft() && !bothBind && !words(second).contains(name);
    }

    private static Set<String> words(Join join) {
        return SqlTokens.of(join.toString()).stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
