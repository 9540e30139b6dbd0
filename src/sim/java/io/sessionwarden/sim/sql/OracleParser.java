package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.List;

/** Turns the text of a statement into what the database is to do. Stateless. */
public final class OracleParser {
    private OracleParser() {}

    /**
     * Parses one statement.
     *
     * @throws OraError when it is not Oracle SQL, names what is not there, or is of a kind not served here; with the offset
     */
    public static OracleStatement parse(String sql, Catalog catalog) throws OraError {
        List<Token> tokens = TokenReader.read(sql);
        Token first = tokens.getFirst();
        if (AdministrationParser.takes(tokens)) {
            return new OracleStatement.Administer(new AdministrationParser(sql, new Tokens(tokens)).parse());
        }
        return switch (first.text()) {
            case "SELECT", "WITH", "(", "INSERT", "UPDATE", "DELETE", "MERGE" ->
                new SqlTranslator(sql, tokens, catalog).translate();
            case "CREATE", "DROP", "TRUNCATE", "COMMENT" -> new DdlParser(sql, tokens, catalog).parse();
            case "ALTER" -> alter(sql, tokens, catalog);
            case "BEGIN", "DECLARE" -> new OracleStatement.Block(PlSqlParser.parse(sql));
            case "COMMIT" -> new SessionStatements(new Tokens(tokens)).commit();
            case "ROLLBACK" -> new SessionStatements(new Tokens(tokens)).rollback();
            case "SAVEPOINT" -> new SessionStatements(new Tokens(tokens)).savepoint();
            case "SET" -> new SessionStatements(new Tokens(tokens)).set();
            default -> throw new OraError(900, "invalid SQL statement", first.begin());
        };
    }

    private static OracleStatement alter(String sql, List<Token> tokens, Catalog catalog) throws OraError {
        return switch (tokens.get(1).text()) {
            case "SYSTEM" -> new AlterSystemParser(new Tokens(tokens)).parse();
            case "SESSION" -> new SessionStatements(new Tokens(tokens)).alterSession();
            default -> new DdlParser(sql, tokens, catalog).parse();
        };
    }
}
