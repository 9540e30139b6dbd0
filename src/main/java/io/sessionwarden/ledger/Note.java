package io.sessionwarden.ledger;

import java.util.Locale;

/**
 * Something that was decided or happened and is no kill.
 *
 * @param database null when it is about none in particular
 * @param policy null when it is about none in particular
 * @param writtenBy the caller's name, or null when the daemon itself is the cause
 * @param body a record that JSON can hold; never a password or a token
 */
public record Note(Kind kind, String database, String policy, String writtenBy, Object body) {
    /** What kinds there are. */
    public enum Kind {
        /** A kill that a policy or a caller wanted and that was not begun or not sent, once per episode. */
        VETO,
        PAUSE,
        RESUME,
        HOLD,
        RELEASE,
        BRAKE_OPENED,
        BRAKE_RESET,
        /** A veto that somebody overrode. */
        OVERRIDE,
        /** The fleet file was read again, with success or not. */
        RELOAD,
        /** A database refused our login. */
        REFUSED_LOGIN,
        /** A database took our login after it had refused others. */
        LOGIN_ACCEPTED,
        /** Somebody allowed logins again. */
        REARM,
        /** Requests to the API were refused for who asked, all those of a minute that are alike. */
        CALLER_REFUSED;

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
