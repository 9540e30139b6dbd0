package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.Cursor;
import io.sessionwarden.sim.call.DatabaseSession;
import io.sessionwarden.sim.call.Logon;
import io.sessionwarden.sim.call.OraError;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** A client of a simulated database without a wire: it calls the session as the wire would, one thread per client. */
final class Client implements AutoCloseable {
    private final AtomicBoolean severed = new AtomicBoolean();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final DatabaseSession session;

    private Client(SimulatedDatabase database, String service, String user) throws OraError {
        Logon logon = new Logon(user, "test.exe", "machine", "osuser", "4711", "term", "");
        session = database.service(service).orElseThrow().logon(logon, () -> severed.set(true));
    }

    static Client of(SimulatedDatabase database, String user) throws OraError {
        return new Client(database, database.name(), user);
    }

    static Client of(SimulatedDatabase database, String service, String user) throws OraError {
        return new Client(database, service, user);
    }

    DatabaseSession session() {
        return session;
    }

    boolean severed() {
        return severed.get();
    }

    String key() {
        return session.sid() + "," + session.serial();
    }

    long execute(String sql, Object... binds) throws OraError {
        return session.call(() -> {
            try (Cursor cursor = session.parse(sql)) {
                return cursor.execute(List.of(binds));
            }
        });
    }

    List<Object[]> query(String sql, Object... binds) throws OraError {
        return session.call(() -> {
            try (Cursor cursor = session.parse(sql)) {
                cursor.execute(List.of(binds));
                return cursor.fetch(10_000).rows();
            }
        });
    }

    Object value(String sql, Object... binds) throws OraError {
        return query(sql, binds).getFirst()[0];
    }

    void commit() throws OraError {
        session.call(() -> {
            session.commit();
            return null;
        });
    }

    /** Executes in the client's own thread; the future fails with what the database threw. */
    CompletableFuture<Long> executeLater(String sql, Object... binds) {
        CompletableFuture<Long> result = new CompletableFuture<>();
        thread.execute(() -> {
            try {
                result.complete(execute(sql, binds));
            } catch (OraError e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        session.close();
    }
}
