package io.sessionwarden.sim.fault;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whom a fault hits, from which time on and how often.
 *
 * @param account only this one, in any case; all when empty
 * @param instance only this one; all when empty
 * @param kind what is hit; the call as a whole when empty
 * @param nth the first of the matching ones that is hit, 1 for the very next
 * @param times how many are hit; 0 for all from then on
 */
public record Scope(Optional<String> account, OptionalInt instance, Optional<Kind> kind, int nth, int times) {
    /** Everybody, at once and without end. */
    public static final Scope ALL = new Scope(Optional.empty(), OptionalInt.empty(), Optional.empty(), 1, 0);

    public Scope {
        if (nth < 1 || times < 0) {
            throw new IllegalArgumentException("nth begins at 1, times at 0");
        }
    }

    public Scope account(String only) {
        return new Scope(Optional.of(only), instance, kind, nth, times);
    }

    public Scope instance(int only) {
        return new Scope(account, OptionalInt.of(only), kind, nth, times);
    }

    public Scope on(Kind only) {
        return new Scope(account, instance, Optional.of(only), nth, times);
    }

    /** From the nth on. */
    public Scope from(int first) {
        return new Scope(account, instance, kind, first, times);
    }

    public Scope times(int most) {
        return new Scope(account, instance, kind, nth, most);
    }

    /** Whether it is about that account on that instance. */
    public boolean covers(String user, int number) {
        return (account.isEmpty() || account.get().equalsIgnoreCase(user))
                && (instance.isEmpty() || instance.getAsInt() == number);
    }

    boolean covers(Subject subject) {
        return kind.orElse(Kind.CALL) == subject.kind() && covers(subject.account(), subject.instance());
    }
}
