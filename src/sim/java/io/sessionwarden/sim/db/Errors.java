package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.sql.H2Errors;
import java.sql.SQLException;
import org.h2.api.ErrorCode;

/** Errors that sessions end calls with. */
final class Errors {
    private Errors() {}

    static OraError killed() {
        return new OraError(28, "your session has been killed");
    }

    static OraError cancelled() {
        return new OraError(1013, "user requested cancel of current operation");
    }

    static OraError connectionLost() {
        return new OraError(3113, "end-of-file on communication channel");
    }

    /** What H2 found wrong. What it lacks is no internal error: the driver would take ORA-00600 for the end of the session. */
    static OraError of(SQLException e) {
        if (e.getErrorCode() == ErrorCode.NOT_ENOUGH_RIGHTS_FOR_1) {
            return new OraError(942, "table or view does not exist");
        }
        OraError translated = H2Errors.translate(e);
        return translated.code() == 600 ? new OraError(3001, "unimplemented feature: " + e.getMessage()) : translated;
    }
}
