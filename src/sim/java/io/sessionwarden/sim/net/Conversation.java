package io.sessionwarden.sim.net;

import io.sessionwarden.sim.call.DatabaseSession;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.net.statement.OpenCursors;
import io.sessionwarden.sim.net.statement.Statements;
import io.sessionwarden.sim.net.ttc.Dialect;
import io.sessionwarden.sim.net.ttc.EndOfCall;
import io.sessionwarden.sim.net.ttc.MessageReader;
import io.sessionwarden.sim.net.ttc.MessageWriter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Answers a logged-on client call by call until it logs off or its session is killed. */
final class Conversation {
    private static final Logger LOG = System.getLogger(Conversation.class.getName());
    private static final int SESSION_KILLED = 28;
    private static final int STATUS = 9;
    private static final int PARAMETERS = 8;
    private static final int VERSION = 0x1300_0000;
    private static final String BANNER = "Oracle Database 19c Enterprise Edition Release 19.0.0.0.0 - Production";

    /**
     * On loopback the answer to a break can overtake the driver's thread that is still sending it, and the driver is not made for that:
     * it then fails with an internal error.
     */
    private static final long BREAK_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final DatabaseSession session;
    private final Breaks breaks;
    private final PacketStream stream;
    private final Traffic traffic;
    private final Dialect dialect;
    private final OpenCursors cursors = new OpenCursors();
    private final Requests requests;
    private final Statements statements;

    Conversation(DatabaseSession session, Breaks breaks, MessageReader in, PacketStream stream, Traffic traffic) {
        this.session = session;
        this.breaks = breaks;
        this.stream = stream;
        this.traffic = traffic;
        this.dialect = in.dialect();
        this.requests = new Requests(in, cursors);
        this.statements = new Statements(session, cursors);
    }

    /** Returns when there is nothing more to say; {@link java.io.EOFException} when the client has gone. */
    void run() throws IOException {
        boolean goesOn = true;
        while (goesOn) {
            Request request = requests.next();
            goesOn = answer(request);
        }
    }

    /** False when the connection ends with this answer. */
    private boolean answer(Request request) throws IOException {
        MessageWriter out = new MessageWriter(dialect);
        try {
            if (request.call() instanceof Call.LogOff && !session.inTransaction()) {
                status(out, false);
            } else {
                work(request, out);
            }
        } catch (OraError e) {
            return fail(request, e);
        }
        send(out);
        return !(request.call() instanceof Call.LogOff);
    }

    private void work(Request request, MessageWriter out) throws OraError {
        statements.reset();
        request.identity().tell(session);
        try {
            session.call(() -> {
                // Before a waiting break: the client will not name these cursors again
                cursors.close(request.closed());
                breaks.run(() -> perform(request, out));
                return null;
            });
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a call failed inside the database; the client gets ORA-00600", e);
            throw new OraError(600, "internal error code, arguments: [" + e + "]");
        } finally {
            // What a break left behind must not end the next call
            Thread.interrupted();
        }
    }

    private Void perform(Request request, MessageWriter out) throws OraError {
        switch (request.call()) {
            case Call.Execute execute -> statements.execute(execute.request(), request.callNumber(), out);
            case Call.Fetch fetch -> statements.fetch(fetch.cursor(), fetch.rows(), request.callNumber(), out);
            case Call.Commit commit -> session.commit();
            case Call.Rollback rollback -> session.rollback();
            case Call.Version version ->
                out.u8(PARAMETERS).ub(BANNER.length()).text(BANNER).ub(VERSION);
            case Call.Ping ping -> {}
            // The driver leaves it to the database to commit when a connection is closed
            case Call.LogOff logOff -> session.commit();
            case Call.Unknown unknown ->
                throw new OraError(3001, "unimplemented feature: function " + unknown.function());
        }
        if (!(request.call() instanceof Call.Execute || request.call() instanceof Call.Fetch)) {
            status(out, session.inTransaction());
        }
        return null;
    }

    /** Counts first: who has an answer must find it counted. */
    private void send(MessageWriter answer) throws IOException {
        traffic.answered();
        stream.addMessage(answer.toByteArray());
        stream.flush();
    }

    private static void status(MessageWriter out, boolean inTransaction) {
        out.u8(STATUS).ub(EndOfCall.callStatus(inTransaction)).ub(0);
    }

    private boolean fail(Request request, OraError error) throws IOException {
        boolean killed = error.code() == SESSION_KILLED;
        if (breaks.takeAsked() && !killed) {
            LockSupport.parkNanos(BREAK_PAUSE_NANOS);
            // Both markers at once: a driver that broke by itself sends its reset only after it has seen ours
            stream.add(Packet.breakMarker());
            stream.add(Packet.resetMarker());
        }
        MessageWriter out = new MessageWriter(dialect);
        boolean inTransaction = !killed && session.inTransaction();
        new EndOfCall(
                        request.callNumber(),
                        inTransaction,
                        statements.rowsChanged(),
                        statements.iterationsDone(),
                        0,
                        Optional.of(error))
                .write(out);
        send(out);
        return !killed;
    }
}
