package io.sessionwarden.sim.net;

import io.sessionwarden.sim.net.statement.ExecuteRequest;
import io.sessionwarden.sim.net.statement.OpenCursors;
import io.sessionwarden.sim.net.ttc.MessageReader;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;

/** Reads what a client asks for: a call, with the small requests that ride before it. */
final class Requests {
    private static final int CALL = 0x03;
    private static final int PIGGYBACK = 0x11;
    private static final int MOST_CURSORS = 100_000;

    private final MessageReader in;
    private final OpenCursors cursors;

    Requests(MessageReader in, OpenCursors cursors) {
        this.in = in;
        this.cursors = cursors;
    }

    /** Waits for the next request. */
    Request next() throws IOException {
        List<Integer> closed = new ArrayList<>();
        Identity identity = Identity.UNCHANGED;
        while (true) {
            int kind = in.u8();
            int function = in.u8();
            int callNumber = in.u8();
            if (kind == CALL) {
                return new Request(callNumber, closed, identity, call(function));
            }
            if (kind != PIGGYBACK) {
                throw new ProtocolException("message " + kind + " where a call is due");
            }
            switch (function) {
                case 105 -> closed.addAll(cursorIds());
                case 120 -> cursorIds(); // rows given up: the next execution of the cursor starts over anyway
                case 135 -> identity = Identity.read(in);
                default -> throw new ProtocolException("piggyback function " + function);
            }
        }
    }

    private Call call(int function) throws IOException {
        return switch (function) {
            case 4 -> new Call.Execute(ExecuteRequest.readAgain(in, cursors));
            case 5 -> new Call.Fetch(in.ubInt(), in.ubInt());
            case 9 -> new Call.LogOff();
            case 14 -> new Call.Commit();
            case 15 -> new Call.Rollback();
            case 59 -> version();
            case 78 -> new Call.Execute(ExecuteRequest.readQueryAgain(in, cursors));
            case 94 -> new Call.Execute(ExecuteRequest.readFull(in, cursors));
            case 147 -> new Call.Ping();
            default -> unknown(function);
        };
    }

    private Call version() throws IOException {
        in.skipU8(1);
        in.ub();
        in.skipU8(2);
        if (in.goesOn()) {
            in.ub();
        }
        return new Call.Version();
    }

    private Call unknown(int function) {
        in.skipPart();
        return new Call.Unknown(function);
    }

    private List<Integer> cursorIds() throws IOException {
        in.skipU8(1);
        int count = in.ubInt();
        if (count < 0 || count > MOST_CURSORS) {
            throw new ProtocolException(count + " cursors to close");
        }
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(in.ubInt());
        }
        return ids;
    }
}
