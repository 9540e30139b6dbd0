package io.sessionwarden.session;

/** GV$SESSION.STATUS. */
public enum SessionStatus {
    /** In a database call. */
    ACTIVE,
    /** Between two calls. */
    INACTIVE,
    /** Marked to be killed; may stay for long while it rolls back or until its client calls again. */
    KILLED,
    /** Parked for XA. */
    CACHED,
    /** Idle past a limit of its profile. */
    SNIPED,
    /** A status this version does not know. */
    UNKNOWN;

    public static SessionStatus of(String text) {
        for (SessionStatus status : values()) {
            if (status.name().equals(text)) {
                return status;
            }
        }
        return UNKNOWN;
    }
}
