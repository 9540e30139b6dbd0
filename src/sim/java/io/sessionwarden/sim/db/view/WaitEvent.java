package io.sessionwarden.sim.db.view;

/** What a session can wait for, with the event's number and class. */
public enum WaitEvent {
    FROM_CLIENT(411, "SQL*Net message from client", 2723168908L, 6, "Idle", true),
    TO_CLIENT(407, "SQL*Net message to client", 2000153315L, 7, "Network", false),
    ROW_LOCK(312, "enq: TX - row lock contention", 4217450380L, 1, "Application", true),
    TABLE_LOCK(309, "enq: TM - contention", 4217450380L, 1, "Application", true),
    SLEEP(446, "PL/SQL lock timer", 2723168908L, 6, "Idle", true),
    KILL(0, "kill session", 1893977003L, 0, "Other", true),
    BACKGROUND(7, "rdbms ipc message", 2723168908L, 6, "Idle", true);

    private final int number;
    private final String text;
    private final long classId;
    private final int classNumber;
    private final String className;
    private final boolean waiting;

    WaitEvent(int number, String text, long classId, int classNumber, String className, boolean waiting) {
        this.number = number;
        this.text = text;
        this.classId = classId;
        this.classNumber = classNumber;
        this.className = className;
        this.waiting = waiting;
    }

    public int number() {
        return number;
    }

    /** EVENT. */
    public String text() {
        return text;
    }

    long classId() {
        return classId;
    }

    int classNumber() {
        return classNumber;
    }

    /** WAIT_CLASS. */
    public String className() {
        return className;
    }

    /** STATE is WAITING; otherwise the session is on CPU and the event is its last one. */
    public boolean waiting() {
        return waiting;
    }
}
