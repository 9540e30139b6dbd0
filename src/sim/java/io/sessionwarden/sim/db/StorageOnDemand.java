package io.sessionwarden.sim.db;

import java.util.function.Supplier;

/** Opens the storage of a database when it is first used: a thousand databases are there at once, and few are used at a time. Thread-safe. */
final class StorageOnDemand implements AutoCloseable {
    private final Supplier<Storage> opener;
    private Storage storage;
    private boolean closed;

    StorageOnDemand(Supplier<Storage> opener) {
        this.opener = opener;
    }

    /** @throws IllegalStateException when the database was closed */
    synchronized Storage get() {
        if (closed) {
            throw new IllegalStateException("the database is closed");
        }
        if (storage == null) {
            storage = opener.get();
        }
        return storage;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (storage != null) {
            storage.close();
        }
    }
}
