package io.sessionwarden.api;

import io.sessionwarden.ledger.KillRecord;
import java.util.Optional;

/** What came of a kill that was asked for and not refused. */
sealed interface KillReply {
    /** It has its outcome; also when an earlier kill of ours had ended the session. */
    record Settled(KillRecord record) implements KillReply {}

    /** On its way; the record is absent while its intent is not written yet. */
    record Pending(String killId, Optional<KillRecord> record) implements KillReply {}

    /** Nothing was done. */
    record Previewed(KillPreview preview) implements KillReply {}
}
