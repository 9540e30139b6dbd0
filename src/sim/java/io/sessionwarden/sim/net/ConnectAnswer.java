package io.sessionwarden.sim.net;

import io.sessionwarden.sim.net.ttc.Dialect;
import io.sessionwarden.sim.net.ttc.MessageWriter;
import java.nio.charset.StandardCharsets;

/** The two answers to a client that wants to connect. */
final class ConnectAnswer {
    /** The protocol version with four-byte lengths and without out-of-band breaks, fast login and end-of-response flags. */
    static final int VERSION = 315;

    private static final int ACCEPT_LENGTH = 41;
    private static final int NO_ENCRYPTION = 4;
    private static final int BY_USER = 34;

    private ConnectAnswer() {}

    static Packet accept(int unit) {
        MessageWriter out = new MessageWriter(Dialect.INITIAL);
        out.u16be(VERSION).u16be(1).u16be(unit).u16be(unit).u16be(0x0100);
        out.u16be(0).u16be(ACCEPT_LENGTH).u8(NO_ENCRYPTION).u8(NO_ENCRYPTION).zeros(8);
        out.u32be(unit).u32be(unit).u8(0);
        return new Packet(Packet.ACCEPT, out.toByteArray());
    }

    /** Refuses with ORA-12514: the service is not known here. */
    static Packet unknownService() {
        byte[] reason = ("(DESCRIPTION=(TMP=)(VSNNUM=318767104)(ERR=12514)"
                        + "(ERROR_STACK=(ERROR=(CODE=12514)(EMFI=4))))")
                .getBytes(StandardCharsets.US_ASCII);
        MessageWriter out = new MessageWriter(Dialect.INITIAL);
        out.u8(BY_USER).u8(0).u16be(reason.length).raw(reason);
        return new Packet(Packet.REFUSE, out.toByteArray());
    }
}
