package io.sessionwarden.sim.net;

/**
 * A packet as it travels.
 *
 * @param type one of the constants
 * @param body what follows the header of 8 bytes
 */
record Packet(int type, byte[] body) {
    static final int CONNECT = 1;
    static final int ACCEPT = 2;
    static final int REFUSE = 4;
    static final int DATA = 6;
    static final int MARKER = 12;

    static final int HEADER = 8;
    static final int DATA_FLAGS = 2;

    private static final int GOODBYE = 0x0040;
    private static final int END_OF_REQUEST = 0x0800;
    private static final int BREAK = 1;
    private static final int RESET = 2;
    private static final int INTERRUPT = 3;

    static Packet breakMarker() {
        return new Packet(MARKER, new byte[] {1, 0, BREAK});
    }

    static Packet resetMarker() {
        return new Packet(MARKER, new byte[] {1, 0, RESET});
    }

    /** True for a marker that asks to end the running call; a reset only answers ours. */
    boolean asksForBreak() {
        return type == MARKER && body.length >= 3 && (body[2] == BREAK || body[2] == INTERRUPT);
    }

    boolean isGoodbye() {
        return type == DATA && (dataFlags() & GOODBYE) != 0;
    }

    boolean endsRequest() {
        return (dataFlags() & END_OF_REQUEST) != 0;
    }

    private int dataFlags() {
        return body.length < DATA_FLAGS ? 0 : (body[0] & 0xFF) << 8 | body[1] & 0xFF;
    }
}
