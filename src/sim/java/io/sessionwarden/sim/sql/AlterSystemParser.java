package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.OptionalLong;

/** Parses the clauses of ALTER SYSTEM that end sessions and calls; other forms of ALTER SYSTEM are refused. */
final class AlterSystemParser {
    private final Tokens tokens;

    AlterSystemParser(Tokens tokens) {
        this.tokens = tokens;
    }

    OracleStatement parse() throws OraError {
        tokens.accept("ALTER", "SYSTEM");
        OracleStatement statement;
        if (tokens.accept("KILL", "SESSION")) {
            statement = kill();
        } else if (tokens.accept("DISCONNECT", "SESSION")) {
            statement = disconnect();
        } else if (tokens.accept("CANCEL", "SQL")) {
            Token target = target();
            statement = new OracleStatement.CancelSql(target.text(), target.begin());
        } else {
            throw illegal();
        }
        tokens.expectEnd();
        return statement;
    }

    /** IMMEDIATE, FORCE and NOREPLAY are alternatives in Oracle's diagram, but NOREPLAY is taken beside the others too. */
    private OracleStatement kill() throws OraError {
        Token target = target();
        OracleStatement.KillMode mode = OracleStatement.KillMode.PLAIN;
        if (tokens.accept("IMMEDIATE")) {
            mode = OracleStatement.KillMode.IMMEDIATE;
        } else if (tokens.accept("FORCE")) {
            mode = OracleStatement.KillMode.FORCE;
        }
        boolean noReplay = tokens.accept("NOREPLAY");
        return new OracleStatement.KillSession(target.text(), mode, noReplay, timeout(), target.begin());
    }

    private OracleStatement disconnect() throws OraError {
        Token target = target();
        boolean afterTransaction = tokens.accept("POST_TRANSACTION");
        boolean immediate = tokens.accept("IMMEDIATE");
        if (!afterTransaction && !immediate) {
            throw new OraError(
                    2000,
                    "missing POST_TRANSACTION or IMMEDIATE keyword",
                    tokens.peek().begin());
        }
        boolean noReplay = tokens.accept("NOREPLAY");
        return new OracleStatement.DisconnectSession(
                target.text(), afterTransaction, immediate, noReplay, target.begin());
    }

    private OptionalLong timeout() throws OraError {
        if (!tokens.accept("TIMEOUT")) {
            return OptionalLong.empty();
        }
        Token seconds = tokens.next();
        if (seconds.kind() != Token.Kind.NUMBER || !seconds.text().matches("\\d{1,9}")) {
            throw new OraError(2017, "integer value required", seconds.begin());
        }
        return OptionalLong.of(Long.parseLong(seconds.text()));
    }

    private Token target() throws OraError {
        Token target = tokens.next();
        if (target.kind() != Token.Kind.TEXT) {
            throw new OraError(26, "missing or invalid session ID", target.begin());
        }
        return target;
    }

    private OraError illegal() {
        return new OraError(
                2065, "illegal option for ALTER SYSTEM", tokens.peek().begin());
    }
}
