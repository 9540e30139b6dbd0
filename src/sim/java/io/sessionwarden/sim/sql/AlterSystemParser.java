package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;

/** Parses ALTER SYSTEM KILL SESSION; other forms of ALTER SYSTEM are refused. */
final class AlterSystemParser {
    private final Tokens tokens;

    AlterSystemParser(Tokens tokens) {
        this.tokens = tokens;
    }

    OracleStatement parse() throws OraError {
        if (!tokens.accept("ALTER", "SYSTEM") || !tokens.accept("KILL")) {
            throw new OraError(
                    2065, "illegal option for ALTER SYSTEM", tokens.peek().begin());
        }
        if (!tokens.accept("SESSION")) {
            throw new OraError(
                    2065, "illegal option for ALTER SYSTEM", tokens.peek().begin());
        }
        Token target = tokens.next();
        if (target.kind() != Token.Kind.TEXT) {
            throw new OraError(26, "missing or invalid session ID", target.begin());
        }
        boolean immediate = tokens.accept("IMMEDIATE");
        if (!immediate) {
            tokens.accept("NOREPLAY"); // nothing is replayed here, so it is a plain kill
        }
        tokens.expectEnd();
        return new OracleStatement.KillSession(target.text(), immediate, target.begin());
    }
}
