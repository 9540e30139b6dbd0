package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.Optional;

/** Parses what steers the session and its transaction: COMMIT, ROLLBACK, SAVEPOINT, SET and ALTER. */
final class SessionStatements {
    private final Tokens tokens;

    SessionStatements(Tokens tokens) {
        this.tokens = tokens;
    }

    OracleStatement commit() throws OraError {
        tokens.next();
        tokens.accept("WORK");
        if (tokens.accept("COMMENT") || tokens.accept("WRITE")) {
            skipRest();
        }
        tokens.expectEnd();
        return new OracleStatement.Commit();
    }

    OracleStatement rollback() throws OraError {
        tokens.next();
        tokens.accept("WORK");
        Optional<String> savepoint = Optional.empty();
        if (tokens.accept("TO")) {
            tokens.accept("SAVEPOINT");
            savepoint = Optional.of(name());
        }
        tokens.expectEnd();
        return new OracleStatement.Rollback(savepoint);
    }

    OracleStatement savepoint() throws OraError {
        tokens.next();
        String name = name();
        tokens.expectEnd();
        return new OracleStatement.Savepoint(name);
    }

    OracleStatement set() throws OraError {
        tokens.next();
        if (tokens.accept("TRANSACTION")) {
            return setTransaction();
        }
        if (!tokens.accept("ROLE") && !tokens.accept("CONSTRAINT") && !tokens.accept("CONSTRAINTS")) {
            throw invalidOption();
        }
        skipRest();
        return new OracleStatement.SetOther();
    }

    private OracleStatement setTransaction() throws OraError {
        OracleStatement.SetTransaction.Access access = access();
        Optional<String> name = Optional.empty();
        if (tokens.accept("NAME")) {
            Token text = tokens.next();
            if (text.kind() != Token.Kind.TEXT) {
                throw new OraError(922, "missing or invalid option", text.begin());
            }
            name = Optional.of(text.text());
        }
        tokens.expectEnd();
        return new OracleStatement.SetTransaction(access, name);
    }

    private OracleStatement.SetTransaction.Access access() throws OraError {
        if (tokens.accept("READ", "ONLY")) {
            return OracleStatement.SetTransaction.Access.READ_ONLY;
        }
        if (tokens.accept("ISOLATION", "LEVEL", "SERIALIZABLE")) {
            return OracleStatement.SetTransaction.Access.SERIALIZABLE;
        }
        boolean other = tokens.accept("READ", "WRITE") || tokens.accept("ISOLATION", "LEVEL", "READ", "COMMITTED");
        if (!other && tokens.accept("USE", "ROLLBACK", "SEGMENT")) {
            name();
        } else if (!other && !tokens.peek().is("NAME")) {
            throw invalidOption();
        }
        return OracleStatement.SetTransaction.Access.READ_WRITE;
    }

    private OraError invalidOption() throws OraError {
        return new OraError(922, "missing or invalid option", tokens.peek().begin());
    }

    OracleStatement alterSession() throws OraError {
        if (!tokens.accept("ALTER", "SESSION")) {
            throw tokens.unexpected();
        }
        if (!tokens.accept("SET") && !tokens.accept("ENABLE") && !tokens.accept("DISABLE") && !tokens.accept("CLOSE")) {
            throw new OraError(922, "missing or invalid option", tokens.peek().begin());
        }
        if (tokens.atEnd()) {
            throw new OraError(927, "missing equal sign", tokens.peek().begin());
        }
        skipRest();
        return new OracleStatement.AlterSession();
    }

    private String name() throws OraError {
        return tokens.name(
                new OraError(3001, "unimplemented feature", tokens.peek().begin()));
    }

    private void skipRest() {
        while (!tokens.atEnd()) {
            tokens.next();
        }
    }
}
