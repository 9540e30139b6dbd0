package io.sessionwarden.sim.call;

import java.util.Optional;

/** One instance of one database, as a listener offers it. Thread-safe. */
public interface Service {
    /** Name of the service as registered, e.g. {@code db1}. */
    String name();

    /** DB_NAME. */
    String databaseName();

    String instanceName();

    /** INSTANCE_NUMBER, 1 on a single instance. */
    int instanceNumber();

    /** What happens to a client that connects now; read once per connection, when its CONNECT packet named this service. */
    Reception reception();

    /** The clear password of an account by its upper-case name: the simulator is no security boundary and O5LOGON needs it. */
    Optional<String> password(String user);

    /** Tells the database that somebody failed to prove a password (or named an unknown user). */
    void logonRefused(String user);

    /**
     * Makes the session of a client that proved its password.
     *
     * @throws OraError when the database does not let it in (ORA-28000, ORA-01045, ORA-00018 ...); the wire answers with it and closes
     */
    DatabaseSession logon(Logon logon, Wire wire) throws OraError;
}
