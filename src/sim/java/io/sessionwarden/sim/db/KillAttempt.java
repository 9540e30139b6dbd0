package io.sessionwarden.sim.db;

import io.sessionwarden.sim.db.view.SessionRow;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * An ALTER SYSTEM KILL SESSION that reached the database.
 *
 * @param at by the database's clock
 * @param killer the session that asked, as it was then: user, sid, client id
 * @param target the text between the quotes
 * @param immediate whether IMMEDIATE was said
 * @param victim the session found under the target as it was at that moment, what it was doing and in which transaction; empty when there was none
 * @param victimText the statement that it ran, or had run last; empty when there was none
 * @param blocked sessions that waited for it, directly or at the end of a chain
 * @param answer the ORA code answered, 0 for success; {@link #UNANSWERED} while there is no answer yet
 */
public record KillAttempt(
        LocalDateTime at,
        SessionRow killer,
        String target,
        boolean immediate,
        Optional<SessionRow> victim,
        String victimText,
        int blocked,
        int answer) {
    /** Not answered yet, or never. */
    public static final int UNANSWERED = -1;

    KillAttempt answered(int code) {
        return new KillAttempt(at, killer, target, immediate, victim, victimText, blocked, code);
    }
}
