package io.sessionwarden.restraint;

import io.sessionwarden.policy.Glob;
import io.sessionwarden.session.SessionIdentity;
import io.sessionwarden.session.SessionSnapshot;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody asked that certain sessions of a database are not touched for a while. What is absent is not asked of a session; everything else
 * must fit.
 *
 * @param by who asked
 */
public record Hold(
        String id,
        String database,
        Optional<SessionIdentity> session,
        Optional<Glob> user,
        Optional<Glob> program,
        Optional<Glob> machine,
        Instant until,
        String reason,
        String by,
        Instant since) {

    boolean covers(String name, SessionSnapshot victim) {
        return database.equals(name)
                && session.stream().allMatch(victim.identity()::equals)
                && user.stream().allMatch(glob -> glob.matches(victim.client().username()))
                && program.stream()
                        .allMatch(glob -> glob.matches(victim.client().program()))
                && machine.stream()
                        .allMatch(glob -> glob.matches(victim.client().machine()));
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }
}
