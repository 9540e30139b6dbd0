package io.sessionwarden.sim.call;

/** An error as Oracle reports it: a code, a text and, for statements, the offset in the SQL where it was found. */
public final class OraError extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final int position;

    public OraError(int code, String text) {
        this(code, text, 0);
    }

    public OraError(int code, String text, int position) {
        super("ORA-%05d: %s".formatted(code, text));
        this.code = code;
        this.position = position;
    }

    /** The number in ORA-nnnnn. */
    public int code() {
        return code;
    }

    /** Zero-based offset in the statement's text, 0 when it has none. */
    public int position() {
        return position;
    }
}
