package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.ParseException;

/** Says in Oracle's words why the grammar refused a statement. */
final class SyntaxErrors {
    private static final Set<String> AWAIT_EXPRESSION = Set.of(
            "SELECT", "WHERE", "AND", "OR", "NOT", "ON", "BY", "HAVING", "SET", "=", "<", ">", "<=", ">=", "<>", "+",
            "-", "*", "/", "||", "(", ",");

    private SyntaxErrors() {}

    static OraError of(JSQLParserException refusal, Prepared statement, List<Token> tokens) {
        int position = position(refusal, statement);
        Token last = tokens.get(Math.max(0, tokens.size() - 2));
        if (awaitsExpression(last)) {
            return new OraError(936, "missing expression", last.end());
        }
        for (int i = 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean gap = token.is(",") || token.is(")") || token.is("FROM") || token.is("WHERE");
            boolean call = tokens.get(i - 1).is("(") && token.is(")");
            if (gap
                    && !call
                    && awaitsExpression(tokens.get(i - 1))
                    && !tokens.get(i - 1).is("*")) {
                return new OraError(936, "missing expression", token.begin());
            }
        }
        return new OraError(933, "SQL command not properly ended", position);
    }

    private static boolean awaitsExpression(Token token) {
        return token.kind() != Token.Kind.TEXT && AWAIT_EXPRESSION.contains(token.text());
    }

    private static int position(JSQLParserException refusal, Prepared statement) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof ParseException parse && parse.currentToken != null) {
                var stopped = parse.currentToken.next == null ? parse.currentToken : parse.currentToken.next;
                return statement.offset(stopped.absoluteBegin - 1);
            }
        }
        return 0;
    }
}
