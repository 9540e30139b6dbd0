package io.sessionwarden.sim.db;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** The ORA codes that calls end with. */
final class Codes {
    private Codes() {}

    interface Sql {
        void run() throws SQLException;
    }

    /** 0 when it succeeds. */
    static int code(Sql sql) {
        SQLException failure = catchThrowableOfType(SQLException.class, sql::run);
        return failure == null ? 0 : failure.getErrorCode();
    }

    /** Of a call that runs, when it fails within ten seconds. */
    static int code(CompletableFuture<?> call) {
        ExecutionException failure =
                catchThrowableOfType(ExecutionException.class, () -> call.get(10, TimeUnit.SECONDS));
        return ((SQLException) failure.getCause()).getErrorCode();
    }
}
