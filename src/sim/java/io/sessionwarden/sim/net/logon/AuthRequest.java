package io.sessionwarden.sim.net.logon;

import io.sessionwarden.sim.net.ttc.MessageReader;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Locale;
import java.util.Map;

/** One of the two requests of a login. */
record AuthRequest(int callNumber, String user, Map<String, String> values) {
    private static final int CALL = 3;

    /** Reads a call that must be of that function. */
    static AuthRequest read(MessageReader in, int function) throws IOException {
        int kind = in.u8();
        int found = in.u8();
        if (kind != CALL || found != function) {
            throw new ProtocolException(
                    "message " + kind + ", function " + found + " instead of login step " + function);
        }
        int callNumber = in.u8();
        boolean hasUser = in.u8() != 0;
        int userLength = in.ubInt();
        in.ub();
        in.skipU8(1);
        int count = in.ubInt();
        in.skipU8(2);
        String user = hasUser ? in.text(userLength) : "";
        return new AuthRequest(callNumber, user.toUpperCase(Locale.ROOT), in.keyValues(count));
    }
}
