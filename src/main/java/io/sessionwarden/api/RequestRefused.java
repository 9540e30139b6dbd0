package io.sessionwarden.api;

import io.sessionwarden.guard.Veto;
import java.util.Optional;

/** A request is answered with a problem. The message is its detail. */
final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final String reason;
    private final String killId;

    private RequestRefused(ProblemType type, String detail, String reason, String killId) {
        super(detail);
        this.type = type;
        this.reason = reason;
        this.killId = killId;
    }

    RequestRefused(ProblemType type, String detail) {
        this(type, detail, null, null);
    }

    static RequestRefused by(Veto veto) {
        return new RequestRefused(type(veto), veto.text(), veto.reason().label(), null);
    }

    /** The same problem, pointing to the kill's record. */
    RequestRefused about(String kill) {
        return new RequestRefused(type, getMessage(), reason, kill);
    }

    private static ProblemType type(Veto veto) {
        return switch (veto.reason()) {
            case OWN, NON_USER, PX_SLAVE, JOB_SLAVE, ORACLE_MAINTAINED, PROTECTED -> ProblemType.PROTECTED;
            case IN_FLIGHT -> ProblemType.IN_FLIGHT;
            case DATABASE_ROLE -> ProblemType.DATABASE_ROLE;
            case CEILING -> ProblemType.CEILING;
            case CHANGED -> ProblemType.CHANGED;
            case LEDGER -> ProblemType.LEDGER_NOT_WRITABLE;
            case UNREADABLE, SAMPLE_TOO_OLD -> ProblemType.DATABASE_UNREACHABLE;
            case GUARD_FAILED -> ProblemType.INTERNAL_ERROR;
            case SUPERSEDED, WARM_UP, CONFIRM, COOL_DOWN, OBSERVE, DRY_RUN ->
                throw new IllegalStateException("binds policies only: " + veto.reason());
        };
    }

    ProblemType type() {
        return type;
    }

    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    Optional<String> killId() {
        return Optional.ofNullable(killId);
    }
}
