package io.sessionwarden.sim.net;

import io.sessionwarden.sim.call.Cursor;
import io.sessionwarden.sim.call.DatabaseSession;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.net.lob.LobCalls;
import io.sessionwarden.sim.net.lob.Lobs;
import io.sessionwarden.sim.net.statement.OpenCursors;
import io.sessionwarden.sim.net.statement.Statements;
import io.sessionwarden.sim.net.ttc.Dialect;
import io.sessionwarden.sim.net.ttc.EndOfCall;
import io.sessionwarden.sim.net.ttc.MessageReader;
import io.sessionwarden.sim.net.ttc.MessageWriter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ProtocolException;
import java.util.List;
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
    private final Lobs lobs = new Lobs();
    private final LobCalls lobCalls = new LobCalls(lobs);
    private final Requests requests;
    private final Statements statements;

    Conversation(DatabaseSession session, Breaks breaks, MessageReader in, PacketStream stream, Traffic traffic) {
        this.session = session;
        this.breaks = breaks;
        this.stream = stream;
        this.traffic = traffic;
        this.dialect = in.dialect();
        this.requests = new Requests(in, cursors);
        this.statements = new Statements(session, cursors, lobs);
    }

    /** Returns when there is nothing more to say; {@link java.io.EOFException} when the client has gone. */
    void run() throws IOException {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = answer(nextRequest());
        }
    }

    /** A request that makes no sense is answered, then the connection ends: where the next one begins is not known. */
    private Request nextRequest() throws IOException {
        try {
            return requests.next();
        } catch (ProtocolException e) {
            MessageWriter out = new MessageWriter(dialect);
            EndOfCall.failure(0, new OraError(3106, "fatal two-task communication protocol error"))
                    .write(out);
            send(out);
            throw e;
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
        request.errands().identity().tell(session);
        try {
            session.call(() -> {
                // Before a waiting break: the client will not name these cursors again
                cursors.close(request.errands().closedCursors());
                request.errands().freedLobs().forEach(lobs::free);
                breaks.run(() -> {
                    changeSchema(request.errands().schema());
                    return perform(request, out);
                });
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

    private void changeSchema(Optional<String> schema) throws OraError {
        if (schema.isPresent()) {
            try (Cursor change = session.parse("ALTER SESSION SET CURRENT_SCHEMA = " + schema.get())) {
                change.execute(List.of());
            }
        }
    }

    private Void perform(Request request, MessageWriter out) throws OraError {
        switch (request.call()) {
            case Call.Execute execute -> statements.execute(execute.request(), request.callNumber(), out);
            case Call.Describe describe -> statements.describe(describe.request(), request.callNumber(), out);
            case Call.Fetch fetch -> statements.fetch(fetch.cursor(), fetch.rows(), request.callNumber(), out);
            case Call.LargeObject lob -> {
                lobCalls.perform(lob.request(), out);
                EndOfCall.success(request.callNumber(), session.inTransaction()).write(out);
            }
            case Call.Commit commit -> session.commit();
            case Call.Rollback rollback -> session.rollback();
            case Call.Version version ->
                out.u8(PARAMETERS).ub(BANNER.length()).text(BANNER).ub(VERSION);
            case Call.Ping ping -> {}
            // The driver leaves it to the database to commit when a connection is closed
            case Call.LogOff logOff -> session.commit();
            case Call.Unknown unknown -> throw new OraError(3001, "unimplemented feature: " + unknown.what());
        }
        if (endsWithStatus(request.call())) {
            status(out, session.inTransaction());
        }
        return null;
    }

    private static boolean endsWithStatus(Call call) {
        return switch (call) {
            case Call.Execute execute -> false;
            case Call.Fetch fetch -> false;
            case Call.Describe describe -> false;
            case Call.LargeObject lob -> false;
            default -> true;
        };
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
                        Optional.of(error),
                        List.of())
                .write(out);
        send(out);
        return !killed;
    }
}
