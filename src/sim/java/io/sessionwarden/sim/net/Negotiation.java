package io.sessionwarden.sim.net;

import io.sessionwarden.sim.net.ttc.Dialect;
import io.sessionwarden.sim.net.ttc.MessageReader;
import io.sessionwarden.sim.net.ttc.MessageWriter;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Arrays;

/** The two exchanges before the login, by which both sides learn what the other can do. */
final class Negotiation {
    private static final int PROTOCOL = 1;
    private static final int DATA_TYPES = 2;
    private static final int PROTOCOL_VERSION = 6;
    private static final int AL32UTF8 = 873;
    private static final int AL16UTF16 = 2000;
    private static final int LEVEL_FIELD = 7;
    private static final int PREFIXED_TEXT = 0x02;

    private Negotiation() {}

    /** The answer to the protocol message, which is read first. */
    static MessageWriter protocol(MessageReader in) throws IOException {
        expect(PROTOCOL, in.u8());
        skipToZero(in);
        skipToZero(in);
        MessageWriter out = new MessageWriter(Dialect.INITIAL);
        out.u8(PROTOCOL).u8(PROTOCOL_VERSION).u8(0).raw("x86_64/Linux 2.4.xx").u8(0);
        out.u16le(AL32UTF8).u8(1).u16le(0);
        int formatLength = 11;
        out.u16be(formatLength).zeros(formatLength - 2).u16be(AL16UTF16);
        byte[] compiled = compiledCapabilities();
        byte[] running = runtimeCapabilities();
        return out.u8(compiled.length).raw(compiled).u8(running.length).raw(running);
    }

    /** Reads the data types message: what holds from now on. */
    static Dialect dataTypes(MessageReader in) throws IOException {
        expect(DATA_TYPES, in.u8());
        in.skipU8(4);
        int flags = in.u8();
        byte[] compiled = in.bytes(in.u8());
        in.bytes(in.u8());
        while (in.u16be() != 0) {
            if (in.u16be() != 0) {
                in.skipU8(4);
            }
        }
        int theirs = compiled.length > LEVEL_FIELD ? compiled[LEVEL_FIELD] : 0;
        return new Dialect(Math.min(Dialect.OWN_LEVEL, theirs), (flags & PREFIXED_TEXT) != 0);
    }

    /** The answer to the data types message: no type is represented in any special way. */
    static MessageWriter dataTypesAnswer() {
        return new MessageWriter(Dialect.INITIAL).u8(DATA_TYPES).u16be(0);
    }

    private static byte[] compiledCapabilities() {
        byte[] caps = new byte[48];
        caps[0] = PROTOCOL_VERSION;
        Arrays.fill(caps, 1, 4, (byte) 1);
        caps[4] = 0x6F; // kinds of login
        caps[5] = 1;
        caps[6] = 1;
        caps[LEVEL_FIELD] = Dialect.OWN_LEVEL;
        Arrays.fill(caps, 8, 15, (byte) 1);
        caps[15] = 0x29; // messages carry the call status
        caps[16] = 0x10; // and an end-to-end sequence
        caps[17] = 3;
        caps[18] = 7;
        caps[19] = 3;
        Arrays.fill(caps, 20, 23, (byte) 1);
        caps[23] = (byte) 0xCB;
        caps[24] = 1;
        caps[25] = 1;
        caps[26] = 4;
        caps[27] = 1; // data types of two bytes
        caps[34] = 12;
        caps[37] = 0x20; // long values in big chunks
        return caps;
    }

    private static byte[] runtimeCapabilities() {
        byte[] caps = new byte[11];
        caps[0] = 2;
        caps[6] = 4; // texts of 32,767 bytes
        return caps;
    }

    private static void expect(int message, int found) throws ProtocolException {
        if (found != message) {
            throw new ProtocolException("message " + found + " where " + message + " is due");
        }
    }

    private static void skipToZero(MessageReader in) throws IOException {
        while (in.u8() != 0) {
            continue;
        }
    }
}
