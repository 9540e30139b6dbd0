package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.update.Update;

/** Translates queries and changes: text to tree by the grammar, tree to H2's text by the writers. */
final class SqlTranslator {
    private final Prepared prepared;
    private final List<Token> tokens;
    private final Node node;
    private final Shapes shapes;
    private final Queries queries;
    private final Changes changes;

    SqlTranslator(String sql, List<Token> tokens, Catalog catalog) throws OraError {
        this.prepared = Prepared.of(sql, tokens);
        this.tokens = tokens;
        this.node = new Node(prepared);
        this.shapes = new Shapes(catalog, node);
        this.queries = new Queries(shapes, node);
        this.changes = new Changes(shapes, queries, node);
    }

    OracleStatement translate() throws OraError {
        Statement statement = tree();
        return switch (statement) {
            case Select select -> query(select);
            case Insert insert -> dml(changes.insert(insert), OracleStatement.Verb.INSERT);
            case Update update -> dml(changes.update(update), OracleStatement.Verb.UPDATE);
            case Delete delete -> dml(changes.delete(delete), OracleStatement.Verb.DELETE);
            case Merge merge -> dml(changes.merge(merge), OracleStatement.Verb.MERGE);
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

    private OracleStatement dml(String h2, OracleStatement.Verb verb) {
        return new OracleStatement.Dml(h2, prepared.binds(), verb);
    }

    private Statement tree() throws OraError {
        try {
            return CCJSqlParserUtil.parse(prepared.text(), parser -> parser.withSquareBracketQuotation(false));
        } catch (JSQLParserException e) {
            throw SyntaxErrors.of(e, prepared, tokens);
        }
    }
}
