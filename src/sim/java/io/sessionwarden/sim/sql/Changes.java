package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.merge.MergeInsert;
import net.sf.jsqlparser.statement.merge.MergeUpdate;
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
        if (insert.getReturningClause() != null) {
            throw node.unsupported(insert.getReturningClause());
        }
        Scope target = scopeOf(insert.getTable());
        String columns = insert.getColumns() == null ? "" : " (" + names(insert.getColumns(), target) + ")";
        String head = "INSERT INTO " + queries.from().table(insert.getTable(), Scope.empty()) + columns + " ";
        if (insert.getSelect() instanceof Values values) {
            String row = expressions.list(values.getExpressions(), Scope.empty());
            return head + "VALUES (" + row + ")";
        }
        return head + queries.write(insert.getSelect(), Scope.empty());
    }

    String update(Update update) throws OraError {
        if (update.getReturningClause() != null) {
            throw node.unsupported(update.getReturningClause());
        }
        Scope scope = scopeOf(update.getTable());
        String table = queries.from().table(update.getTable(), Scope.empty());
        return "UPDATE " + table + " SET " + assignments(update.getUpdateSets(), scope)
                + where(update.getWhere(), scope);
    }

    String delete(Delete delete) throws OraError {
        if (delete.getReturningClause() != null) {
            throw node.unsupported(delete.getReturningClause());
        }
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
            sql.append(matched(merge.getMergeUpdate(), scope));
        }
        if (merge.getMergeInsert() != null) {
            sql.append(notMatched(merge.getMergeInsert(), target, scope));
        }
        return sql.toString();
    }

    private String matched(MergeUpdate update, Scope scope) throws OraError {
        if (update.getDeleteWhereCondition() != null) {
            throw node.unsupported(update);
        }
        String only = condition(update.getWhereCondition(), scope);
        return " WHEN MATCHED" + only + " THEN UPDATE SET " + assignments(update.getUpdateSets(), scope);
    }

    private String notMatched(MergeInsert insert, Scope target, Scope scope) throws OraError {
        String columns = insert.getColumns() == null ? "" : " (" + names(insert.getColumns(), target) + ")";
        String only = condition(insert.getWhereCondition(), scope);
        return " WHEN NOT MATCHED" + only + " THEN INSERT" + columns + " VALUES ("
                + expressions.list(insert.getValues(), scope) + ")";
    }

    private String condition(Expression where, Scope scope) throws OraError {
        return where == null ? "" : " AND " + expressions.write(where, scope);
    }

    private Scope scopeOf(Table table) throws OraError {
        return Scope.empty().inner(List.of(new Source(Shapes.name(table), shapes.columnsOf(table, Scope.empty()))));
    }

    private String where(Expression where, Scope scope) throws OraError {
        return where == null ? "" : " WHERE " + expressions.write(where, scope);
    }

    private String assignments(List<UpdateSet> sets, Scope scope) throws OraError {
        List<String> written = new ArrayList<>();
        for (UpdateSet set : sets) {
            String columns = names(set.getColumns(), scope);
            String values = expressions.list(set.getValues(), scope);
            written.add((set.getColumns().size() == 1 ? columns : "(" + columns + ")") + " = " + values);
        }
        return String.join(", ", written);
    }

    /** Columns of the changed table, without their qualifier. */
    private String names(List<Column> columns, Scope target) throws OraError {
        List<String> names = new ArrayList<>();
        for (Column column : columns) {
            String name = Names.canonical(column.getColumnName());
            if (target.kind(Optional.empty(), name).isEmpty()) {
                throw node.invalidIdentifier(column, Names.quote(name));
            }
            names.add(Names.quote(name));
        }
        return String.join(", ", names);
    }
}
