package io.sessionwarden.sim.fault;

import java.util.Map;

/** Texts of errors that people like to provoke, as Oracle's reference of error messages has them. */
final class ErrorTexts {
    private static final Map<Integer, String> TEXTS = Map.ofEntries(
            Map.entry(1, "unique constraint violated"),
            Map.entry(28, "your session has been killed"),
            Map.entry(54, "resource busy and acquire with NOWAIT specified or timeout expired"),
            Map.entry(60, "deadlock detected while waiting for resource"),
            Map.entry(257, "archiver error. Connect AS SYSDBA only until resolved."),
            Map.entry(600, "internal error code, arguments: [simulated]"),
            Map.entry(942, "table or view does not exist"),
            Map.entry(1012, "not logged on"),
            Map.entry(1013, "user requested cancel of current operation"),
            Map.entry(1017, "invalid username/password; logon denied"),
            Map.entry(1031, "insufficient privileges"),
            Map.entry(1033, "ORACLE initialization or shutdown in progress"),
            Map.entry(1034, "ORACLE not available"),
            Map.entry(1089, "immediate shutdown or close in progress - no operations are permitted"),
            Map.entry(1092, "ORACLE instance terminated. Disconnection forced"),
            Map.entry(1555, "snapshot too old: rollback segment number  with name \"\" too small"),
            Map.entry(2391, "exceeded simultaneous SESSIONS_PER_USER limit"),
            Map.entry(2396, "exceeded maximum idle time, please connect again"),
            Map.entry(3113, "end-of-file on communication channel"),
            Map.entry(3114, "not connected to ORACLE"),
            Map.entry(4031, "unable to allocate bytes of shared memory"),
            Map.entry(4068, "existing state of packages has been discarded"),
            Map.entry(12801, "error signaled in parallel query server"),
            Map.entry(30006, "resource busy; acquire with WAIT timeout expired"));

    private ErrorTexts() {}

    static String of(int code) {
        return TEXTS.getOrDefault(code, "simulated error");
    }
}
