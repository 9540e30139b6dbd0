package io.sessionwarden.policy;

/** How far a policy, or a database's ceiling, lets the daemon go; in rising order. */
public enum Mode {
    /** Matches are counted, nothing is decided. */
    OBSERVE("observe"),
    /** Everything but the kill: what would be killed is counted and logged. The default. */
    DRY_RUN("dry-run"),
    /** Matched sessions are killed. */
    ENFORCE("enforce");

    private final String text;

    Mode(String text) {
        this.text = text;
    }

    /** As configuration, REST and metrics write it. */
    public String text() {
        return text;
    }
}
