package io.sessionwarden.sim.fault;

import java.util.Arrays;
import java.util.Locale;

/** What a client asks for. A fault that names none hits the call as a whole; a call can hold several of the others. */
public enum Kind {
    /** A round trip of a client that is logged on, whatever it asks for. */
    CALL,
    SELECT,
    /** INSERT, UPDATE, DELETE, MERGE. */
    DML,
    DDL,
    PLSQL,
    /** By statement, by call or by autocommit. */
    COMMIT,
    /** ALTER SYSTEM KILL SESSION. */
    KILL,
    /** The end of a login: the password is proven, the session not yet made. */
    LOGON;

    /** As people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException with a text for the user */
    static Kind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown kind '%s'; there are %s"
                        .formatted(
                                word,
                                String.join(
                                        ", ",
                                        Arrays.stream(values()).map(Kind::word).toList()))));
    }
}
