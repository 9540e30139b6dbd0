package io.sessionwarden.sim.net;

import io.sessionwarden.sim.call.DatabaseSession;
import io.sessionwarden.sim.net.ttc.MessageReader;
import java.io.IOException;

/** What a client says of itself between its calls; null where it says nothing new. */
record Identity(String clientId, String module, String action, String clientInfo) {
    static final Identity UNCHANGED = new Identity(null, null, null, null);

    /** A text that was announced: whether it follows and how long it is. */
    private record Announced(boolean present, int length) {
        static Announced read(MessageReader in) throws IOException {
            return new Announced(in.u8() != 0, in.ubInt());
        }

        String text(MessageReader in) throws IOException {
            if (!present) {
                return null;
            }
            return length == 0 ? "" : in.text(length);
        }
    }

    static Identity read(MessageReader in) throws IOException {
        in.skipU8(2);
        in.ub();
        Announced clientId = Announced.read(in);
        Announced module = Announced.read(in);
        Announced action = Announced.read(in);
        Announced.read(in);
        Announced.read(in);
        Announced clientInfo = Announced.read(in);
        Announced.read(in);
        Announced.read(in);
        Announced operation = Announced.read(in);
        Identity identity = new Identity(clientId.text(in), module.text(in), action.text(in), clientInfo.text(in));
        operation.text(in);
        return identity;
    }

    void tell(DatabaseSession session) {
        if (!equals(UNCHANGED)) {
            session.identify(clientId, module, action, clientInfo);
        }
    }
}
