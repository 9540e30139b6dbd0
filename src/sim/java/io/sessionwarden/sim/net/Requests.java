package io.sessionwarden.sim.net;

import io.sessionwarden.sim.net.lob.LobRequest;
import io.sessionwarden.sim.net.statement.DescribeRequest;
import io.sessionwarden.sim.net.statement.ExecuteRequest;
import io.sessionwarden.sim.net.statement.OpenCursors;
import io.sessionwarden.sim.net.ttc.MessageReader;
import java.io.IOException;
import java.net.ProtocolException;

/** Reads what a client asks for: a call, with the small requests that ride before it. */
final class Requests {
    private static final int CALL = 0x03;
    private static final int PIGGYBACK = 0x11;

    private final MessageReader in;
    private final OpenCursors cursors;

    Requests(MessageReader in, OpenCursors cursors) {
        this.in = in;
        this.cursors = cursors;
    }

    /** Waits for the next request. */
    Request next() throws IOException {
        Errands errands = new Errands();
        while (true) {
            int kind = in.u8();
            int function = in.u8();
            int callNumber = in.u8();
            if (kind == CALL) {
                return new Request(callNumber, errands, call(function));
            }
            if (kind != PIGGYBACK) {
                throw new ProtocolException("message " + kind + " where a call is due");
            }
            if (!errands.read(function, in)) {
                // The call behind it cannot be found; it has the next number
                return new Request(callNumber + 1, errands, unknown("piggyback function " + function));
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
            case 96 -> new Call.LargeObject(LobRequest.read(in));
            case 98 -> new Call.Describe(DescribeRequest.read(in));
            case 147 -> new Call.Ping();
            default -> unknown("function " + function);
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

    private Call unknown(String what) throws IOException {
        in.skipRequest();
        return new Call.Unknown(what);
    }
}
