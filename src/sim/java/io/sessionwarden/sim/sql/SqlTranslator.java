package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.update.Update;

/** Translates queries and changes: text to tree by the grammar, tree to H2's text by the writers. */
final class SqlTranslator {
    private final String sql;
    private final Catalog catalog;
    private final Optional<Returning> returning;
    private final Prepared prepared;
    private final List<Token> tokens;
    private final Node node;
    private final Shapes shapes;
    private final Queries queries;
    private final Changes changes;

    SqlTranslator(String sql, List<Token> tokens, Catalog catalog) throws OraError {
        this.sql = sql;
        this.catalog = catalog;
        refuse(tokens);
        boolean change = !tokens.getFirst().is("SELECT") && !tokens.getFirst().is("WITH");
        this.returning = change ? Returning.of(tokens) : Optional.empty();
        this.tokens = returning.map(Returning::change).orElse(tokens);
        this.prepared = Prepared.of(sql.substring(0, this.tokens.getLast().end()), this.tokens);
        this.node = new Node(prepared);
        this.shapes = new Shapes(catalog, node);
        this.queries = new Queries(shapes, node);
        this.changes = new Changes(shapes, queries, node);
    }

    OracleStatement translate() throws OraError {
        Statement statement = tree();
        return switch (statement) {
            case Select select -> query(select);
            case Insert insert -> dml(changes.insert(insert), OracleStatement.Verb.INSERT, insert.getTable());
            case Update update -> dml(changes.update(update), OracleStatement.Verb.UPDATE, update.getTable());
            case Delete delete -> dml(changes.delete(delete), OracleStatement.Verb.DELETE, delete.getTable());
            case Merge merge -> dml(changes.merge(merge), OracleStatement.Verb.MERGE, merge.getTable());
            default -> throw new OraError(900, "invalid SQL statement");
        };
    }

    private OracleStatement query(Select select) throws OraError {
        String h2 = queries.write(select, Scope.empty());
        Optional<Locking> locking = Locking.of(select);
        LockWait wait = locking.map(Locking::limit).orElse(new LockWait.Forever());
        Optional<String> lockedTable = locking.isPresent() ? new LockedRows(shapes, node).of(select) : Optional.empty();
        return new OracleStatement.Query(h2, prepared.binds(), locking.isPresent(), wait, lockedTable);
    }

    /** With RETURNING the change is a source of rows: as they are afterwards, or for DELETE as they were. */
    private OracleStatement dml(String h2, OracleStatement.Verb verb, Table table) throws OraError {
        if (returning.isEmpty()) {
            return new OracleStatement.Dml(h2, prepared.binds(), List.of(), verb);
        }
        String rows = verb == OracleStatement.Verb.DELETE ? "OLD" : "FINAL";
        String items = returning.get().write(sql, catalog, changes.target(table));
        String query = "SELECT " + items + " FROM " + rows + " TABLE (" + h2 + ") " + Names.quote(Shapes.name(table));
        return new OracleStatement.Dml(query, prepared.binds(), returning.get().into(), verb);
    }

    /** What the grammar cannot read and Oracle can. */
    private static void refuse(List<Token> tokens) throws OraError {
        Token second = tokens.get(1);
        for (int i = 3; tokens.getFirst().is("INSERT") && i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is("VALUES") || tokens.get(i).is("SELECT")) {
                break;
            }
            if (tokens.get(i).is("VALUE") && tokens.get(i + 1).is("(")) {
                throw new OraError(926, "missing VALUES keyword", tokens.get(i).begin());
            }
        }
        if (tokens.getFirst().is("INSERT") && (second.is("ALL") || second.is("FIRST"))) {
            throw new OraError(3001, "unimplemented feature: INSERT into several tables", second.begin());
        }
        if (!tokens.getFirst().is("SELECT")
                && second.is("(")
                && !tokens.getFirst().is("(")) {
            throw new OraError(3001, "unimplemented feature: change of an inline view", second.begin());
        }
    }

    private Statement tree() throws OraError {
        try {
            return CCJSqlParserUtil.parse(prepared.text(), parser -> parser.withSquareBracketQuotation(false));
        } catch (JSQLParserException e) {
            throw SyntaxErrors.of(e, prepared, tokens);
        }
    }
}
