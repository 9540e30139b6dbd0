package io.sessionwarden.policy;

/** The situation a policy looks for. */
public enum State {
    /** In a call for long. */
    LONG_RUNNING("long-running"),
    /** Between calls for long with a transaction open. */
    IDLE_IN_TRANSACTION("idle-in-transaction");

    private final String text;

    State(String text) {
        this.text = text;
    }

    /** As configuration writes it. */
    public String text() {
        return text;
    }
}
