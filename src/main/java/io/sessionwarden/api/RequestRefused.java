package io.sessionwarden.api;

import io.sessionwarden.guard.Veto;
import java.time.Duration;
import java.util.Optional;

/** A request is answered with a problem. The message is its detail. */
final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final String reason;
    private final String killId;
    private final Duration retryAfter;

    private RequestRefused(ProblemType type, String detail, String reason, String killId, Duration retryAfter) {
        super(detail);
        this.type = type;
        this.reason = reason;
        this.killId = killId;
        this.retryAfter = retryAfter;
    }

    RequestRefused(ProblemType type, String detail) {
        this(type, detail, null, null, null);
    }

    static RequestRefused by(Veto veto) {
        return new RequestRefused(
                type(veto),
                veto.text(),
                veto.reason().label(),
                null,
                veto.retryAfter().orElse(null));
    }

    /** The same problem, pointing to the kill's record. */
    RequestRefused about(String kill) {
        return new RequestRefused(type, getMessage(), reason, kill, retryAfter);
    }

    private static ProblemType type(Veto veto) {
        return switch (veto.reason()) {
            case OWN, NON_USER, PX_SLAVE, JOB_SLAVE, ORACLE_MAINTAINED, PROTECTED -> ProblemType.PROTECTED;
            case NOT_YOURS -> ProblemType.NOT_YOURS;
            case EXPECTATION_FAILED -> ProblemType.EXPECTATION_FAILED;
            case IN_FLIGHT -> ProblemType.IN_FLIGHT;
            case DATABASE_ROLE -> ProblemType.DATABASE_ROLE;
            case PAUSED -> ProblemType.PAUSED;
            case HOLD -> ProblemType.HOLD;
            case ROLLBACK_TOO_LARGE -> ProblemType.ROLLBACK_TOO_LARGE;
            case BUDGET -> ProblemType.BUDGET;
            case CEILING -> ProblemType.CEILING;
            case CHANGED -> ProblemType.CHANGED;
            case LEDGER -> ProblemType.LEDGER_NOT_WRITABLE;
            case UNREADABLE, SAMPLE_TOO_OLD -> ProblemType.DATABASE_UNREACHABLE;
            case GUARD_FAILED -> ProblemType.INTERNAL_ERROR;
            case SUPERSEDED, WARM_UP, CONFIRM, COOL_DOWN, BRAKE, OBSERVE, DRY_RUN ->
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

    /** When the same request may be granted. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
