package io.sessionwarden.session;

/** How a session is ended. */
public enum Action {
    /** ALTER SYSTEM KILL SESSION: waits up to 60 s, leaves a stub row until the client calls again. */
    KILL("kill"),
    /** ALTER SYSTEM KILL SESSION ... IMMEDIATE: the default. */
    KILL_IMMEDIATE("kill-immediate"),
    /** For sessions that would be replayed elsewhere otherwise (Application Continuity): chosen by itself, waits like KILL. */
    KILL_NOREPLAY("kill-noreplay");

    private final String text;

    Action(String text) {
        this.text = text;
    }

    /** As configuration, REST and metrics write it. */
    public String text() {
        return text;
    }
}
