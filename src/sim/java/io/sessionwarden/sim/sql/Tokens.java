package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.util.List;

/** A place in a list of tokens, for the parsers written by hand. */
final class Tokens {
    private final List<Token> tokens;
    private int at;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return peek(0);
    }

    /** The token that many places on, the END token behind the last. */
    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = peek();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    /** Takes these words or symbols if they come next, all or none. */
    boolean accept(String... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (!peek(i).is(expected[i])) {
                return false;
            }
        }
        at += expected.length;
        return true;
    }

    /** Takes a name in its canonical form: upper-case unless quoted. */
    String name(OraError otherwise) throws OraError {
        if (!peek().isName()) {
            throw otherwise;
        }
        return next().text();
    }

    /** The error of a statement that goes on where it should end, or stops where it should go on. */
    OraError unexpected() {
        return new OraError(933, "SQL command not properly ended", peek().begin());
    }

    /** Fails unless everything was taken. */
    void expectEnd() throws OraError {
        if (!atEnd()) {
            throw unexpected();
        }
    }
}
