package io.sessionwarden.session;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Address of a session in a database at one moment: instance, sid and serial#. The database may give the same address to another session
 * later; {@link SessionIdentity} tells them apart.
 */
public record SessionKey(int instId, long sid, long serial) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,5}):(\\d{1,10}):(\\d{1,10})");
    private static final Pattern FROM_SCREEN =
            Pattern.compile("\\s*(\\d{1,10})\\s*,\\s*(\\d{1,10})\\s*,\\s*@(\\d{1,5})\\s*");

    public SessionKey {
        if (instId < 1 || sid < 0 || serial < 0) {
            throw new IllegalArgumentException("not a session address: " + instId + ":" + sid + ":" + serial);
        }
    }

    /** Reads {@code inst:sid:serial}, or {@code sid,serial,@inst} as copied from a screen. Without an instance it
     * is no address: the same sid and serial# may stand for another session on each. */
    public static Optional<SessionKey> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (written.matches()) {
            return of(written.group(1), written.group(2), written.group(3));
        }
        Matcher copied = FROM_SCREEN.matcher(text);
        if (copied.matches()) {
            return of(copied.group(3), copied.group(1), copied.group(2));
        }
        return Optional.empty();
    }

    private static Optional<SessionKey> of(String inst, String sid, String serial) {
        int instId = Integer.parseInt(inst);
        return instId < 1
                ? Optional.empty()
                : Optional.of(new SessionKey(instId, Long.parseLong(sid), Long.parseLong(serial)));
    }

    /** {@code inst:sid:serial}, as the REST paths have it. */
    @Override
    public String toString() {
        return instId + ":" + sid + ":" + serial;
    }
}
