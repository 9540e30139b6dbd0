package io.sessionwarden.session;

import java.time.LocalDateTime;
import java.util.Optional;

/** What whoever asks for a kill saw of the session: it must still be so. Absent parts are not checked. */
public record Expectation(
        Optional<String> username, Optional<LocalDateTime> logonTime, Optional<String> sqlId, Optional<String> xid) {
    public static final Expectation NONE =
            new Expectation(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The first part that does not hold, as the field is called in a request. */
    public Optional<String> failing(SessionSnapshot now) {
        if (username.filter(u -> !u.equalsIgnoreCase(now.client().username())).isPresent()) {
            return Optional.of("username");
        }
        if (logonTime.filter(t -> !t.equals(now.identity().logonTime())).isPresent()) {
            return Optional.of("logonTime");
        }
        if (sqlId.filter(s -> !s.equals(now.execution().sqlId())).isPresent()) {
            return Optional.of("sqlId");
        }
        String openXid = now.transaction().map(Transaction::xid).orElse("");
        return xid.filter(x -> !x.equalsIgnoreCase(openXid)).map(x -> "xid");
    }
}
