package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.List;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;

/** Turns the text of a statement into what the database is to do. Stateless. */
public final class OracleParser {
    private OracleParser() {}

    /**
     * Parses one statement.
     *
     * @throws OraError when it is not Oracle SQL, or of a kind not served here; with the offset where the parser stopped
     */
    public static OracleStatement parse(String sql, Catalog catalog) throws OraError {
        try {
            Statement statement = CCJSqlParserUtil.parse(sql);
            return statement instanceof Select
                    ? new OracleStatement.Query(statement.toString(), List.of(), false, new LockWait.Forever())
                    : new OracleStatement.Dml(statement.toString(), List.of());
        } catch (JSQLParserException e) {
            throw new OraError(900, "invalid SQL statement");
        }
    }
}
