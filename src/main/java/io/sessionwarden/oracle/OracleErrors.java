package io.sessionwarden.oracle;

import io.agroal.api.exceptionsorter.OracleExceptionSorter;
import io.sessionwarden.session.Answer;
import io.sessionwarden.session.Trouble;
import java.sql.SQLException;
import java.util.Set;

/**
 * What Oracle's error codes mean. Only {@link SQLException#getErrorCode()} counts: class and SQLState mislead, ORA-00031 (a normal answer to
 * a kill) arrives dressed as a lost connection.
 */
final class OracleErrors {
    private static final Set<Integer> LOGIN_REFUSED = Set.of(1005, 1017, 28000, 28001);
    private static final Set<Integer> NOT_GRANTED = Set.of(942, 1031, 1045);
    private static final Set<Integer> UNREACHABLE =
            Set.of(1033, 1034, 1089, 1090, 1092, 3113, 3114, 3135, 17002, 17008, 17410, 17800, 17820, 17868, 18714);
    /** Ends of a connection that the pool's sorter does not list. */
    private static final Set<Integer> ALSO_FATAL =
            Set.of(1041, 2399, 3135, 12537, 12547, 12570, 12571, 17800, 17820, 17868, 18714);

    private static final OracleExceptionSorter SORTER = new OracleExceptionSorter();

    private OracleErrors() {}

    static boolean loginRefused(SQLException e) {
        return LOGIN_REFUSED.contains(e.getErrorCode());
    }

    /** True when the connection is of no more use; never for ORA-00031, after which it works on. */
    static boolean endsConnection(SQLException e) {
        return e.getErrorCode() != 31 && (ALSO_FATAL.contains(e.getErrorCode()) || SORTER.isFatal(e));
    }

    static Trouble trouble(SQLException e) {
        int code = e.getErrorCode();
        return new Trouble(kind(code), code, meaning(code));
    }

    private static Trouble.Kind kind(int code) {
        if (LOGIN_REFUSED.contains(code)) {
            return Trouble.Kind.LOGIN_REFUSED;
        }
        if (NOT_GRANTED.contains(code)) {
            return Trouble.Kind.NOT_GRANTED;
        }
        if (code == 1013) {
            return Trouble.Kind.TIMED_OUT;
        }
        boolean network = UNREACHABLE.contains(code) || code >= 12100 && code < 12700;
        return network ? Trouble.Kind.UNREACHABLE : Trouble.Kind.ERROR;
    }

    /** The answer that an error means when a kill was sent. */
    static Answer answer(SQLException e) {
        int code = e.getErrorCode();
        return new Answer(
                switch (code) {
                    case 31 -> Answer.Kind.MARKED;
                    case 30 -> Answer.Kind.NO_SUCH_SESSION;
                    default ->
                        endsConnection(e) || code == 1013 || code == 0 ? Answer.Kind.UNKNOWN : Answer.Kind.REFUSED;
                },
                code,
                meaning(code));
    }

    /** What a code means here and what to do; the driver's own text may carry SQL and stays out of logs. */
    private static String meaning(int code) {
        String ora = "ORA-%05d: ".formatted(code);
        return ora
                + switch (code) {
                    case 26 -> "the database does not take that instance, sid and serial# for a session";
                    case 27 -> "that is the daemon's own session";
                    case 29 -> "not a user session";
                    case 30 -> "no such session on that instance and in this container";
                    case 31 -> "marked for kill; it ends when its activity can be interrupted";
                    case 942 -> "a view is not granted to the account; see docs/reference/grants.md";
                    case 1005, 1017 -> "user name or password refused; check the account and its secret";
                    case 1013 -> "cancelled after its time limit";
                    case 1031 -> "ALTER SYSTEM is not granted to the account, or forbidden in this container";
                    case 1033, 1034, 1089, 1090, 1092 -> "the database is starting, closing or down";
                    case 1045 -> "the account lacks CREATE SESSION";
                    case 12170, 12535, 18714 -> "no answer to the login in time; check host, port and firewall";
                    case 12505, 12514 -> "the listener does not know that service; check the url's service name";
                    case 12541 -> "nothing listens there; check host and port";
                    case 17002, 17008, 17410, 17800, 17820, 17868, 3113, 3114, 3135 -> "the connection was lost";
                    case 28000 -> "the account is locked; unlock it";
                    case 28001 -> "the account's password has expired; set a new one";
                    default -> "see Oracle's error messages";
                };
    }
}
