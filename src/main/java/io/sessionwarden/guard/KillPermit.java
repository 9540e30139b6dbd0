package io.sessionwarden.guard;

import java.util.UUID;

/** The leave to kill one session once. Only {@link Gate} gives it out; it claims its session until the kill has come to its end. */
public final class KillPermit {
    private final String killId = UUID.randomUUID().toString();
    private final KillRequest request;

    KillPermit(KillRequest request) {
        this.request = request;
    }

    /** Names the kill in ledger, REST and the database's audit. */
    public String killId() {
        return killId;
    }

    public KillRequest request() {
        return request;
    }
}
