package io.sessionwarden.ledger;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Notes that are written by a thread of their own, so that nobody waits for the ledger on their account. One that the ledger does not take, or
 * that comes when too many wait, is missed, and the log says so. Thread-safe.
 */
public final class NoteQueue {
    private static final Logger LOG = Logger.getLogger(NoteQueue.class);
    private static final int SECONDS_TO_END = 3;

    private final Ledger ledger;
    private final String name;
    private final ThreadPoolExecutor writer;

    /**
     * @param name of the thread
     * @param mostWaiting how many may wait: whoever can have many written must have a queue apart from the others
     */
    public NoteQueue(Ledger ledger, String name, int mostWaiting) {
        this.ledger = ledger;
        this.name = name;
        this.writer = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(mostWaiting),
                Thread.ofVirtual().name(name).factory(),
                (note, executor) -> LOG.warnf(
                        "A note is not in the ledger (%s): %s",
                        name, executor.isShutdown() ? "the daemon ends" : "too many wait to be written"));
    }

    public void add(Note note) {
        writer.execute(() -> write(note));
    }

    private void write(Note note) {
        try {
            ledger.note(note);
        } catch (LedgerUnwritable e) {
            LOG.warnf("%s: %s", note.database() == null ? "API" : note.database(), e.getMessage());
        }
    }

    /** Takes no more, and gives those that wait a few seconds to be written. */
    public void end() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                LOG.warnf(
                        "%d notes are not in the ledger (%s): the daemon ends",
                        writer.getQueue().size(), name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
