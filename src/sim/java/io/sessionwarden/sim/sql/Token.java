package io.sessionwarden.sim.sql;

/**
 * A piece of a statement's text.
 *
 * @param text upper-case for words and binds (without colon), the bare value for quoted names and literals, else as written
 * @param begin zero-based offset of its first character
 * @param end offset behind its last character
 */
record Token(Kind kind, String text, int begin, int end) {
    enum Kind {
        WORD,
        QUOTED_NAME,
        TEXT,
        NUMBER,
        BIND,
        SYMBOL,
        END
    }

    /** True for that unquoted word or symbol. */
    boolean is(String expected) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equals(expected);
    }

    /** True for a name in either form. */
    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }
}
