package io.sessionwarden.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/** What is appended about a kill after its intent, one type per kind of entry. */
sealed interface Entry {
    /** A kill statement was sent and answered, or not answered. */
    record Attempted(KillRecord.Attempt attempt) implements Entry {}

    /** The outcome, once; {@code interrupted} is true when a later run found it, absent otherwise. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Settled(String outcome, Instant effectAt, Boolean interrupted) implements Entry {}

    /** Seen later than the outcome: the effect, or that the row is gone. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Followed(Instant effectAt, Instant goneAt) implements Entry {}
}
