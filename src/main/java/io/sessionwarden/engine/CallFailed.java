package io.sessionwarden.engine;

import io.sessionwarden.session.Trouble;

/** A call to a database that gave no result; the trouble says why, for the operator. */
public final class CallFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Trouble trouble;

    public CallFailed(Trouble trouble) {
        super(trouble.text());
        this.trouble = trouble;
    }

    public CallFailed(Trouble.Kind kind, String text) {
        this(new Trouble(kind, 0, text));
    }

    public Trouble trouble() {
        return trouble;
    }
}
