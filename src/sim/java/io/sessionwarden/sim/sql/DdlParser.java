package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.List;
import java.util.Set;

/** Parses data definition as far as H2's own Oracle mode does not take it as it stands: it drops what steers storage only. */
final class DdlParser {
    private static final Set<String> STORAGE_WITH_VALUE =
            Set.of("TABLESPACE", "PCTFREE", "PCTUSED", "INITRANS", "MAXTRANS");
    private static final Set<String> STORAGE = Set.of(
            "PURGE", "LOGGING", "NOLOGGING", "NOCOMPRESS", "PARALLEL", "NOPARALLEL", "NOMONITORING", "MONITORING");

    private final String sql;
    private final List<Token> tokens;
    private final Catalog catalog;

    DdlParser(String sql, List<Token> tokens, Catalog catalog) {
        this.sql = sql;
        this.tokens = tokens;
        this.catalog = catalog;
    }

    OracleStatement parse() throws OraError {
        StringBuilder h2 = new StringBuilder();
        for (int i = 0; i < tokens.size() - 1; i++) {
            Token token = tokens.get(i);
            refuse(token);
            if (token.is("AS") && startsQuery(tokens.get(i + 1))) {
                h2.append("AS ").append(query(tokens.get(i + 1).begin()));
                break;
            }
            if (STORAGE_WITH_VALUE.contains(token.text())) {
                i++;
            } else if (token.is("CASCADE") && tokens.get(i + 1).is("CONSTRAINTS")) {
                h2.append("CASCADE ");
                i++;
            } else if (!STORAGE.contains(token.text())) {
                h2.append(written(i)).append(' ');
            }
        }
        return new OracleStatement.Ddl(h2.toString().strip());
    }

    private static void refuse(Token token) throws OraError {
        if (token.kind() == Token.Kind.BIND) {
            throw new OraError(1027, "bind variables not allowed for data definition operations", token.begin());
        }
        if (token.is(";")) {
            throw new OraError(933, "SQL command not properly ended", token.begin());
        }
    }

    private static boolean startsQuery(Token token) {
        return token.is("SELECT") || token.is("WITH") || token.is("(");
    }

    private String query(int begin) throws OraError {
        // Blanks keep the offsets of errors right.
        String select = " ".repeat(begin) + sql.substring(begin);
        if (new SqlTranslator(select, TokenReader.read(select), catalog).translate()
                instanceof OracleStatement.Query query) {
            return query.h2();
        }
        throw new OraError(928, "missing SELECT keyword", begin);
    }

    private String written(int at) {
        Token token = tokens.get(at);
        boolean owned = at + 1 < tokens.size() && tokens.get(at + 1).is(".");
        return switch (token.kind()) {
            case TEXT -> Prepared.literal(token.text());
            case QUOTED_NAME -> Names.quote(token.text());
            case WORD ->
                token.is("SYSDATE")
                        ? PseudoColumns.meaning("SYSDATE").orElseThrow().h2()
                        : owned ? Names.quote(token.text()) : token.text();
            default -> token.text();
        };
    }
}
