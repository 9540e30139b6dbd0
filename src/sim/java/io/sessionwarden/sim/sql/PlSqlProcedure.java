package io.sessionwarden.sim.sql;

import io.sessionwarden.sim.call.OraError;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A procedure that blocks can call. */
record PlSqlProcedure(List<String> parameters, Action action) {
    @FunctionalInterface
    interface Action {
        void run(PlSqlHost host, List<Object> arguments) throws OraError;
    }

    private static final Map<String, PlSqlProcedure> ALL = Map.of(
            "DBMS_SESSION.SLEEP", new PlSqlProcedure(List.of("SECONDS"), PlSqlProcedure::sleep),
            "DBMS_LOCK.SLEEP", new PlSqlProcedure(List.of("SECONDS"), PlSqlProcedure::sleep),
            "DBMS_SESSION.SET_IDENTIFIER",
                    new PlSqlProcedure(List.of("CLIENT_ID"), (host, a) -> host.setIdentifier(text(a, 0))),
            "DBMS_SESSION.CLEAR_IDENTIFIER", new PlSqlProcedure(List.of(), (host, a) -> host.setIdentifier(null)),
            "DBMS_APPLICATION_INFO.SET_MODULE",
                    new PlSqlProcedure(
                            List.of("MODULE_NAME", "ACTION_NAME"), (host, a) -> host.setModule(text(a, 0), text(a, 1))),
            "DBMS_APPLICATION_INFO.SET_ACTION",
                    new PlSqlProcedure(List.of("ACTION_NAME"), (host, a) -> host.setAction(text(a, 0))),
            "DBMS_APPLICATION_INFO.SET_CLIENT_INFO",
                    new PlSqlProcedure(List.of("CLIENT_INFO"), (host, a) -> host.setClientInfo(text(a, 0))),
            // Nobody fetches the buffer here, so the lines go nowhere.
            "DBMS_OUTPUT.PUT_LINE", new PlSqlProcedure(List.of("A"), (host, a) -> {}),
            "RAISE_APPLICATION_ERROR", new PlSqlProcedure(List.of("NUM", "MSG"), PlSqlProcedure::raise));

    /** By upper-case name with its package; SYS may be named as the owner. */
    static Optional<PlSqlProcedure> named(String name) {
        return Optional.ofNullable(ALL.get(name.startsWith("SYS.") ? name.substring(4) : name));
    }

    private static void sleep(PlSqlHost host, List<Object> arguments) throws OraError {
        BigDecimal seconds = number(arguments.getFirst());
        if (seconds.signum() < 0) {
            throw new OraError(20000, "argument to sleep is negative");
        }
        host.sleep(Duration.ofMillis(seconds.movePointRight(3).longValue()));
    }

    private static void raise(PlSqlHost host, List<Object> arguments) throws OraError {
        int code = -number(arguments.getFirst()).intValue();
        if (code < 20000 || code > 20999) {
            throw new OraError(
                    21000, "error number argument to raise_application_error of " + -code + " is out of range");
        }
        throw new OraError(code, text(arguments, 1));
    }

    private static BigDecimal number(Object value) throws OraError {
        if (value == null) {
            throw new OraError(6502, "PL/SQL: numeric or value error");
        }
        return (BigDecimal) ColumnValues.as(ColumnKind.NUMBER, value);
    }

    private static String text(List<Object> arguments, int index) throws OraError {
        return (String) ColumnValues.as(ColumnKind.TEXT, arguments.get(index));
    }
}
