package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;

/** Compilation errors as Oracle reports them: ORA-06550 with line and column, then the PLS error. */
record PlSqlErrors(String source) {
    OraError at(Token token, String text) {
        int position = Math.min(token.begin(), source.length());
        int line = 1
                + (int) source.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        int column = position - source.lastIndexOf('\n', position - 1);
        return new OraError(6550, "line " + line + ", column " + column + ":\n" + text, position);
    }

    OraError unexpected(Token token) {
        String symbol = token.kind() == Token.Kind.END ? "end-of-file" : token.text();
        return at(token, "PLS-00103: Encountered the symbol \"" + symbol + "\" where it is not served here");
    }

    OraError undeclared(Token token, String name) {
        return at(token, "PLS-00201: identifier '" + name + "' must be declared");
    }
}
