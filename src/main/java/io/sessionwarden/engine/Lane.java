package io.sessionwarden.engine;

import io.sessionwarden.session.Trouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * One connection to a database and one call on it at a time. The caller waits no longer than its limit; a call that is overdue keeps the
 * lane until it returns, and meanwhile nothing else is sent and no second connection is opened: a hung database does not collect our
 * sessions. A thread inside the driver is never interrupted, which would close its channel. Thread-safe.
 */
public final class Lane implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Lane.class);

    /** Opens the lane's connection. */
    @FunctionalInterface
    public interface Opener {
        Connection open() throws SQLException, CallFailed;
    }

    /** What is done on the connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final String name;
    private final Opener opener;
    private final Predicate<SQLException> endsConnection;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile Connection connection;
    private volatile CompletableFuture<?> running = CompletableFuture.completedFuture(null);
    private volatile boolean closed;

    /** @param endsConnection errors after which the connection is of no more use */
    public Lane(String name, Opener opener, Predicate<SQLException> endsConnection) {
        this.name = name;
        this.opener = opener;
        this.endsConnection = endsConnection;
    }

    /** True while there is a connection. */
    public boolean isOpen() {
        return connection != null;
    }

    /** True while a call is on its way, overdue or not; its connection may be just opening. */
    public boolean isBusy() {
        return !running.isDone();
    }

    /**
     * Runs work on the connection, opening it first when there is none.
     *
     * @throws SQLException what the driver threw
     * @throws CallFailed TIMED_OUT when there was no answer within the limit, HANGING when an earlier call has not come back by then
     */
    public <T> T call(Duration limit, Work<T> work) throws SQLException, CallFailed {
        long deadline = System.nanoTime() + limit.toNanos();
        takeTurn(limit);
        try {
            if (!isFreeBy(deadline)) {
                throw new CallFailed(
                        Trouble.Kind.HANGING, "an earlier call has still not come back; nothing more is sent");
            }
            CompletableFuture<T> result = new CompletableFuture<>();
            running = result;
            Thread.ofVirtual().name(name).start(() -> run(work, result, deadline));
            return await(result, deadline - System.nanoTime(), limit);
        } finally {
            turn.unlock();
        }
    }

    /** Waits for an earlier call that is overdue; usually there is none. */
    private boolean isFreeBy(long deadline) {
        try {
            running.handle((result, error) -> null)
                    .get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void takeTurn(Duration limit) throws CallFailed {
        try {
            if (!turn.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new CallFailed(
                        Trouble.Kind.TIMED_OUT, "the connection was in use for all of " + limit.toMillis() + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailed(Trouble.Kind.ERROR, "interrupted while waiting for the connection");
        }
    }

    private <T> void run(Work<T> work, CompletableFuture<T> result, long deadline) {
        try {
            refuseIfClosed();
            if (connection == null) {
                connection = opener.open();
                refuseIfClosed();
            }
            if (System.nanoTime() - deadline > 0) { // whoever asked has gone
                throw new CallFailed(Trouble.Kind.TIMED_OUT, "the connection was opened too late for this call");
            }
            result.complete(work.on(connection));
        } catch (SQLException e) {
            if (endsConnection.test(e)) {
                discard();
            }
            result.completeExceptionally(e);
        } catch (Throwable e) { // whoever waits must hear of it, whatever it is
            result.completeExceptionally(e);
        }
        if (closed) {
            discard();
        }
    }

    private void refuseIfClosed() throws CallFailed {
        if (closed) {
            throw new CallFailed(
                    Trouble.Kind.ERROR,
                    "this connection was closed for good: the fleet file says something else now, or the program ends");
        }
    }

    private <T> T await(CompletableFuture<T> result, long nanos, Duration limit) throws SQLException, CallFailed {
        try {
            return result.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new CallFailed(Trouble.Kind.TIMED_OUT, "no answer within " + limit.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailed(Trouble.Kind.ERROR, "interrupted while waiting for the answer");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case SQLException sql -> throw sql;
                case CallFailed failed -> throw failed;
                case RuntimeException unexpected -> throw unexpected;
                case Error error -> throw error;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    private void discard() {
        Connection dead = connection;
        connection = null;
        if (dead != null) {
            try {
                dead.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debugf(e, "%s: closing a connection that had already ended", name);
            }
        }
    }

    /** Ends the connection, even in the middle of a call: closes the socket without waiting for the database. */
    @Override
    public void close() {
        closed = true;
        discard();
    }
}
