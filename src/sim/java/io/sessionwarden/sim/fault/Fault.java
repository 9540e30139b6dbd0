package io.sessionwarden.sim.fault;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Something that goes wrong in a database. Each has a name for the command line and the control port: its own in lower case with hyphens. Whom
 * it hits says its {@link Scope}.
 */
public sealed interface Fault {
    /** Its name as people write it. */
    default String word() {
        return word(getClass());
    }

    /** The name of a kind of fault. */
    static String word(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** Its parameters as people write them. */
    default Map<String, Object> parameters() {
        return Map.of();
    }

    /** The listener does not know the service: ORA-12514. */
    record Refuse() implements Fault {}

    /** The listener takes the connection and closes it without a word. */
    record HangUp() implements Fault {}

    /** The listener takes the connection and never says a word; the socket stays open. */
    record Mute() implements Fault {}

    /** The connection is accepted, and then the login is never answered. */
    record HangLogin() implements Fault {}

    /** Calls are not answered while this is in force, cancels are not heard, and no session notices that its client has gone. */
    record Hang() implements Fault {}

    /**
     * The answer stops after some bytes; the rest comes when the fault is over.
     *
     * @param bytes of the answer, packet headers included
     */
    record HangMidRow(int bytes) implements Fault {
        public HangMidRow {
            if (bytes < 0) {
                throw new IllegalArgumentException("bytes must not be negative");
            }
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("bytes", bytes);
        }
    }

    /**
     * The network between client and server is gone and neither is told: nothing that the client sends arrives, not even that it closes its
     * connection. Its session stays as it was, with its transaction and its locks, until this is over.
     */
    record HalfOpen() implements Fault {}

    /** A kill is neither carried out nor answered. */
    record HangBeforeKill() implements Fault {}

    /** A kill is carried out and never answered. */
    record HangAfterKill() implements Fault {}

    /** What it hits takes so much longer. */
    record Slow(Duration delay) implements Fault {
        public Slow {
            if (delay.isNegative()) {
                throw new IllegalArgumentException("a delay must not be negative");
            }
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("millis", delay.toMillis());
        }
    }

    /** The connection breaks when it is used, before anything is done. */
    record Drop() implements Fault {}

    /** The work is done, and instead of its answer the connection breaks. */
    record LoseAnswer() implements Fault {}

    /**
     * The database answers with an error and does nothing.
     *
     * @param code the number in ORA-nnnnn
     * @param text what stands behind the code
     */
    record Error(int code, String text) implements Fault {
        public Error {
            if (code < 1 || code > 65_535) {
                throw new IllegalArgumentException("an ORA code is a number from 1 to 65535");
            }
        }

        /** With the text that Oracle has for the code, as far as it is known here. */
        public Error(int code) {
            this(code, ErrorTexts.of(code));
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("code", code, "text", text);
        }
    }

    /**
     * An instance takes no more sessions: ORA-00018.
     *
     * @param most sessions of users that one instance holds
     */
    record SessionLimit(int most) implements Fault {
        @Override
        public Map<String, Object> parameters() {
            return Map.of("most", most);
        }
    }

    /**
     * An instance starts no more processes: ORA-00020.
     *
     * @param most sessions of users that one instance holds, each in a process of its own
     */
    record ProcessLimit(int most) implements Fault {
        @Override
        public Map<String, Object> parameters() {
            return Map.of("most", most);
        }
    }

    /** The sessions, with their transactions and locks, are missing in all views. */
    record HideSessions() implements Fault {}

    /** An instance does not answer GV$ queries: its rows are missing, while clients of its own go on as before. */
    record SilentInstance() implements Fault {}
}
