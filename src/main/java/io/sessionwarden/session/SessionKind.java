package io.sessionwarden.session;

/** What a session is for; only {@link #USER} sessions may be victims. */
public enum SessionKind {
    /** A client's own session. */
    USER,
    /** A session of the instance itself: type other than USER, no user name, or a process such as Data Pump's under a user's name. */
    BACKGROUND,
    /** A parallel execution slave; its work belongs to a coordinator. */
    PX_SLAVE,
    /** A slave that runs a job of the job queue or of the Scheduler. */
    JOB_SLAVE
}
