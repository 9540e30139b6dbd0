package io.sessionwarden.oracle;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** How long the driver waits for one answer before it gives a connection up; zero is for as long as the network holds it. */
record Patience(Duration limit) {
    static final Patience ENDLESS = new Patience(Duration.ZERO);

    /** A call to the database. */
    interface Call<T> {
        T make() throws SQLException;
    }

    void applyTo(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, (int) limit.toMillis());
    }

    /** Makes the call, and tells when the driver gave the connection up over it: its session may live on in the database. */
    <T> T during(Call<T> call, Runnable gaveUp) throws SQLException {
        long start = System.nanoTime();
        try {
            return call.make();
        } catch (SQLException e) {
            boolean ranOut = !limit.isZero() && System.nanoTime() - start >= limit.toNanos();
            if (ranOut && OracleErrors.endsConnection(e)) {
                gaveUp.run();
            }
            throw e;
        }
    }
}
