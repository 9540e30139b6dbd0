package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.merge.MergeInsert;
import net.sf.jsqlparser.statement.merge.MergeUpdate;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;

/** Writes INSERT, UPDATE, DELETE and MERGE. */
final class Changes {
    private final Shapes shapes;
    private final Queries queries;
    private final Expressions expressions;
    private final Node node;

    Changes(Shapes shapes, Queries queries, Node node) {
        this.shapes = shapes;
        this.queries = queries;
        this.expressions = queries.expressions();
        this.node = node;
    }

    String insert(Insert insert) throws OraError {
        refuse(
                insert.getConflictAction(),
                insert.getSetUpdateSets(),
                insert.getDuplicateUpdateSets(),
                insert.getWithItemsList());
        Scope target = scopeOf(insert.getTable());
        String columns = insert.getColumns() == null ? "" : " (" + names(insert.getColumns(), target) + ")";
        String head = "INSERT INTO " + queries.from().bare(insert.getTable()) + columns + " ";
        int wanted = insert.getColumns() == null
                ? target.columns(Optional.empty()).size()
                : insert.getColumns().size();
        if (insert.getSelect() instanceof Values values) {
            fit(values.getExpressions().size(), wanted, values);
            return head + "VALUES (" + values(values.getExpressions(), Scope.empty()) + ")";
        }
        fit(queries.width(insert.getSelect(), Scope.empty()), wanted, insert.getSelect());
        return head + queries.write(insert.getSelect(), Scope.empty());
    }

    String update(Update update) throws OraError {
        refuse(
                update.getStartJoins(),
                update.getFromItem(),
                update.getJoins(),
                update.getOrderByElements(),
                update.getLimit(),
                update.getWithItemsList());
        Scope scope = scopeOf(update.getTable());
        String table = queries.from().table(update.getTable(), Scope.empty());
        return "UPDATE " + table + " SET " + assignments(update.getUpdateSets(), scope)
                + where(update.getWhere(), scope);
    }

    String delete(Delete delete) throws OraError {
        refuse(
                delete.getTables(),
                delete.getUsingList(),
                delete.getJoins(),
                delete.getOrderByElements(),
                delete.getLimit(),
                delete.getWithItemsList());
        Scope scope = scopeOf(delete.getTable());
        return "DELETE FROM " + queries.from().table(delete.getTable(), Scope.empty())
                + where(delete.getWhere(), scope);
    }

    String merge(Merge merge) throws OraError {
        Scope target = scopeOf(merge.getTable());
        List<Source> both = new ArrayList<>(target.sources());
        both.addAll(shapes.sources(merge.getFromItem(), null, Scope.empty()));
        Scope scope = Scope.empty().inner(both);
        StringBuilder sql =
                new StringBuilder("MERGE INTO ").append(queries.from().table(merge.getTable(), Scope.empty()));
        sql.append(" USING ").append(queries.from().item(merge.getFromItem(), scope));
        sql.append(" ON (")
                .append(expressions.write(merge.getOnCondition(), scope))
                .append(")");
        if (merge.getMergeUpdate() != null) {
            sql.append(matched(merge.getMergeUpdate(), target, scope));
        }
        if (merge.getMergeInsert() != null) {
            sql.append(notMatched(merge.getMergeInsert(), target, scope));
        }
        return sql.toString();
    }

    private void refuse(Object... parts) throws OraError {
        for (Object part : parts) {
            if (part != null && !(part instanceof List<?> list && list.isEmpty())) {
                throw node.unsupported(part);
            }
        }
    }

    private void fit(int got, int wanted, Object where) throws OraError {
        if (got > 0 && got != wanted) {
            boolean many = got > wanted;
            throw new OraError(many ? 913 : 947, many ? "too many values" : "not enough values", node.position(where));
        }
    }

    private String values(List<? extends Expression> expressions, Scope scope) throws OraError {
        List<String> written = new ArrayList<>();
        for (Expression value : expressions) {
            boolean preset = value instanceof Column column
                    && column.getTable() == null
                    && column.getColumnName().equalsIgnoreCase("DEFAULT");
            written.add(preset ? "DEFAULT" : this.expressions.write(value, scope));
        }
        return String.join(", ", written);
    }

    /** DELETE WHERE looks at the row as the update leaves it: each column that is set stands for its new value. */
    private String matched(MergeUpdate update, Scope target, Scope scope) throws OraError {
        String only = condition(update.getWhereCondition(), scope);
        String change = " WHEN MATCHED" + only + " THEN UPDATE SET " + assignments(update.getUpdateSets(), scope);
        if (update.getDeleteWhereCondition() == null) {
            return change;
        }
        Map<String, String> set = new HashMap<>();
        for (UpdateSet assignment : update.getUpdateSets()) {
            for (int i = 0; i < assignment.getColumns().size(); i++) {
                set.put(
                        Names.canonical(assignment.getColumns().get(i).getColumnName()),
                        expressions.write((Expression) assignment.getValues().get(i), scope));
            }
        }
        Source changed = target.sources().getFirst();
        Scope after = scope.rendered((source, column) -> source.equals(changed) && set.containsKey(column)
                ? "(" + set.get(column) + ")"
                : Names.quote(source.name()) + "." + Names.quote(column));
        return " WHEN MATCHED" + only + condition(update.getDeleteWhereCondition(), after) + " THEN DELETE" + change;
    }

    private String notMatched(MergeInsert insert, Scope target, Scope scope) throws OraError {
        String columns = insert.getColumns() == null ? "" : " (" + names(insert.getColumns(), target) + ")";
        String only = condition(insert.getWhereCondition(), scope);
        return " WHEN NOT MATCHED" + only + " THEN INSERT" + columns + " VALUES ("
                + expressions.list(insert.getValues(), scope) + ")";
    }

    private String condition(Expression where, Scope scope) throws OraError {
        return where == null ? "" : " AND (" + expressions.condition(where, scope) + ")";
    }

    private Scope scopeOf(Table table) throws OraError {
        return Scope.empty().inner(List.of(new Source(Shapes.name(table), shapes.columnsOf(table, Scope.empty()))));
    }

    private String where(Expression where, Scope scope) throws OraError {
        Aggregates.refuse(where, node);
        return where == null ? "" : " WHERE " + expressions.condition(where, scope);
    }

    private String assignments(List<UpdateSet> sets, Scope scope) throws OraError {
        List<String> written = new ArrayList<>();
        for (UpdateSet set : sets) {
            String columns = names(set.getColumns(), scope);
            String values = values(set.getValues(), scope);
            if (set.getValues().size() == 1 && set.getValues().getFirst() instanceof Select select) {
                fit(queries.width(select, scope), set.getColumns().size(), select);
            }
            written.add((set.getColumns().size() == 1 ? columns : "(" + columns + ")") + " = " + values);
        }
        return String.join(", ", written);
    }

    /** The scope of the columns of a changed table. */
    Scope target(Table table) throws OraError {
        return scopeOf(table);
    }

    /** Columns of the changed table, without their qualifier. */
    private String names(List<Column> columns, Scope target) throws OraError {
        List<String> names = new ArrayList<>();
        for (Column column : columns) {
            String name = Names.canonical(column.getColumnName());
            if (target.kind(Optional.empty(), name).isEmpty()) {
                throw node.invalidIdentifier(column, Names.quote(name));
            }
            if (names.contains(Names.quote(name))) {
                throw new OraError(957, "duplicate column name", node.position(column));
            }
            names.add(Names.quote(name));
        }
        return String.join(", ", names);
    }
}
