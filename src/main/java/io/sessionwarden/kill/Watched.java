package io.sessionwarden.kill;

import io.sessionwarden.engine.CallFailed;
import io.sessionwarden.guard.KillRequest;
import io.sessionwarden.ledger.KillRecord;
import io.sessionwarden.session.Look;
import io.sessionwarden.session.SessionIdentity;
import io.sessionwarden.session.SessionKey;
import io.sessionwarden.session.Transaction;
import io.sessionwarden.target.Target;
import java.util.Optional;

/**
 * A victim that is looked for, in this run of the daemon or after one that was interrupted.
 *
 * @param xid its transaction when the intent was written
 */
record Watched(Target target, SessionIdentity identity, Optional<String> xid) {
    static Watched of(KillRequest request) {
        return new Watched(
                request.target(),
                request.session().identity(),
                request.session().transaction().map(Transaction::xid));
    }

    /** As the intent in the ledger has it; one of an earlier version lacks the instance's start. */
    static Watched of(Target target, KillRecord record) {
        KillRecord.Victim victim = record.session();
        return new Watched(
                target,
                new SessionIdentity(
                        new SessionKey(victim.instId(), victim.sid(), victim.serial()),
                        victim.logonTime(),
                        victim.instanceStart()),
                Optional.ofNullable(record.evidence()).map(KillRecord.Findings::xid));
    }

    Look look() throws CallFailed {
        return target.link().look(identity, xid);
    }

    /** Without the instance's start, whoever has the address since the same logon is taken for the victim. */
    SessionIdentity identityIn(Look look) {
        if (identity.instanceStart() != null) {
            return identity;
        }
        return look.session()
                .map(s -> s.identity())
                .filter(seen ->
                        seen.key().equals(identity.key()) && seen.logonTime().equals(identity.logonTime()))
                .orElse(identity);
    }
}
