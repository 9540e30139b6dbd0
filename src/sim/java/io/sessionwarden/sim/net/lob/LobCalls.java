package io.sessionwarden.sim.net.lob;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.net.ttc.MessageWriter;

/** Does what a {@link LobRequest} asks for and writes the answer up to the end of the call. */
public final class LobCalls {
    static final int GET_LENGTH = 0x0001;
    static final int READ = 0x0002;
    static final int TRIM = 0x0020;
    static final int WRITE = 0x0040;
    static final int CREATE = 0x0110;
    static final int FREE = 0x0111;
    static final int CHUNK_SIZE = 0x4000;
    static final int OPEN = 0x8000;
    static final int CLOSE = 0x1_0000;
    static final int IS_OPEN = 0x1_1000;
    static final int SEVERAL = 0x8_0000;

    private static final int PARAMETERS = 8;
    private static final int DATA = 14;
    private static final int CLOB = 112;
    private static final int AL32UTF8 = 873;

    private final Lobs lobs;

    public LobCalls(Lobs lobs) {
        this.lobs = lobs;
    }

    public void perform(LobRequest request, MessageWriter out) throws OraError {
        switch (request.operation()) {
            case GET_LENGTH -> amount(request, lob(request).length(), out);
            case CHUNK_SIZE -> amount(request, Lobs.CHUNK, out);
            case READ -> read(request, out);
            case WRITE -> write(request, out);
            case TRIM -> {
                lob(request).trim(request.amount());
                amount(request, request.amount(), out);
            }
            case CREATE -> create(request, out);
            case FREE, FREE | SEVERAL -> {
                lobs.free(request.locator());
                amount(request, 0, out);
            }
            // Opening groups writes for the sake of indexes and triggers, which a temporary or a fetched value has none
            // of
            case OPEN, CLOSE -> amount(request, request.amount(), out);
            case IS_OPEN -> {
                amount(request, 0, out);
                out.u8(0);
            }
            default -> throw new OraError(3001, "unimplemented feature: LOB operation " + request.operation());
        }
    }

    private Lob lob(LobRequest request) throws OraError {
        return lobs.get(request.locator());
    }

    private void read(LobRequest request, MessageWriter out) throws OraError {
        Lob lob = lob(request);
        byte[] piece = lob.read(request.offset(), request.amount());
        out.u8(DATA).clr(piece);
        amount(request, lob.isText() ? piece.length / 2 : piece.length, out);
    }

    private void write(LobRequest request, MessageWriter out) throws OraError {
        byte[] data = request.data() == null ? new byte[0] : request.data();
        lob(request).write(request.offset(), data);
        amount(request, request.amount(), out);
    }

    private void create(LobRequest request, MessageWriter out) throws OraError {
        byte[] locator = lobs.add(Lob.temporary(request.type() == CLOB), request.locator().length);
        out.u8(PARAMETERS).raw(locator).ub(AL32UTF8).u8(0);
        if (request.sendsAmount()) {
            out.ub(request.amount());
        }
    }

    private static void amount(LobRequest request, long amount, MessageWriter out) {
        out.u8(PARAMETERS).raw(request.locator());
        if (request.target() != null) {
            out.raw(request.target());
        }
        if (request.sendsAmount()) {
            out.ub(amount);
        }
    }
}
