package io.sessionwarden.guard;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The leave to kill one session once. Only {@link Gate} gives it out; it claims its session until the kill has come to its end. */
public final class KillPermit {
    private final String killId = UUID.randomUUID().toString();
    private final KillRequest request;
    private final List<Veto> overridden;

    KillPermit(KillRequest request, List<Veto> overridden) {
        this.request = request;
        this.overridden = List.copyOf(overridden);
    }

    /** Names the kill in ledger, REST and the database's audit. */
    public String killId() {
        return killId;
    }

    public KillRequest request() {
        return request;
    }

    /** The vetoes without whose overriding there would be no permit. */
    public List<Veto> overridden() {
        return overridden;
    }

    Set<Reason> overriddenReasons() {
        return overridden.stream().map(Veto::reason).collect(Collectors.toSet());
    }
}
