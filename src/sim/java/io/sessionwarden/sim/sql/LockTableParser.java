package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses LOCK TABLE. */
final class LockTableParser {
    private final Tokens tokens;
    private final Catalog catalog;

    LockTableParser(Tokens tokens, Catalog catalog) {
        this.tokens = tokens;
        this.catalog = catalog;
    }

    OracleStatement parse() throws OraError {
        tokens.next();
        expect("TABLE");
        List<OracleStatement.LockTable.Target> tables = new ArrayList<>();
        do {
            tables.add(table());
        } while (tokens.accept(","));
        expect("IN");
        OracleStatement.LockTable.Mode mode = mode();
        expect("MODE");
        LockWait wait = limit();
        tokens.expectEnd();
        return new OracleStatement.LockTable(List.copyOf(tables), mode, wait);
    }

    private OracleStatement.LockTable.Target table() throws OraError {
        int position = tokens.peek().begin();
        OraError invalid = new OraError(903, "invalid table name", position);
        String name = tokens.name(invalid);
        Optional<String> owner = Optional.empty();
        if (tokens.accept(".")) {
            owner = Optional.of(name);
            name = tokens.name(invalid);
        }
        String path = owner.isEmpty() ? name : owner.get() + "." + name;
        if (catalog.columns(path).isEmpty()) {
            throw new OraError(942, "table or view does not exist", position);
        }
        return new OracleStatement.LockTable.Target(owner, name, position);
    }

    private OracleStatement.LockTable.Mode mode() throws OraError {
        for (OracleStatement.LockTable.Mode mode : OracleStatement.LockTable.Mode.values()) {
            if (tokens.accept(mode.words())) {
                return mode;
            }
        }
        throw new OraError(
                1737,
                "valid modes: [ROW] SHARE, [[SHARE] ROW] EXCLUSIVE, SHARE UPDATE",
                tokens.peek().begin());
    }

    private LockWait limit() throws OraError {
        if (tokens.accept("NOWAIT")) {
            return new LockWait.NoWait();
        }
        if (!tokens.accept("WAIT")) {
            return new LockWait.Forever();
        }
        Token seconds = tokens.next();
        if (seconds.kind() != Token.Kind.NUMBER || !seconds.text().matches("\\d{1,9}")) {
            throw new OraError(30005, "missing or invalid WAIT interval", seconds.begin());
        }
        return new LockWait.Seconds(Long.parseLong(seconds.text()));
    }

    private void expect(String word) throws OraError {
        if (!tokens.accept(word)) {
            throw new OraError(905, "missing keyword", tokens.peek().begin());
        }
    }
}
