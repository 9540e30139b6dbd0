package io.sessionwarden.sim.net;

import io.sessionwarden.sim.net.lob.LobRequest;
import io.sessionwarden.sim.net.ttc.MessageReader;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The small requests that ride before a call and are not answered by themselves (piggybacks). */
final class Errands {
    private static final int MOST_CURSORS = 100_000;

    private final List<Integer> closedCursors = new ArrayList<>();
    private final List<byte[]> freedLobs = new ArrayList<>();
    private Identity identity = Identity.UNCHANGED;
    private Optional<String> schema = Optional.empty();

    /** Reads the next one; false when it is of a kind not known here, so that its end cannot be told. */
    boolean read(int function, MessageReader in) throws IOException {
        switch (function) {
            case 96 -> freedLobs.add(LobRequest.read(in).locator());
            case 105 -> closedCursors.addAll(cursorIds(in));
            case 120 -> cursorIds(in); // rows given up: the next execution of the cursor starts over anyway
            case 135 -> identity = Identity.read(in);
            case 152 -> schema = Optional.of(name(in));
            case 176 -> in.ub(); // the client begins or ends a unit of work, which nothing depends on here
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String name(MessageReader in) throws IOException {
        in.skipU8(1);
        return in.text(in.ubInt());
    }

    private static List<Integer> cursorIds(MessageReader in) throws IOException {
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

    /** Ids of cursors that the client is done with. */
    List<Integer> closedCursors() {
        return closedCursors;
    }

    /** Locators of temporary large values that the client is done with, one or several in each. */
    List<byte[]> freedLobs() {
        return freedLobs;
    }

    Identity identity() {
        return identity;
    }

    /** The schema that names without one shall mean from now on. */
    Optional<String> schema() {
        return schema;
    }
}
