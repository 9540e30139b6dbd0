package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.call.Wire;
import io.sessionwarden.sim.db.view.WaitEvent;
import io.sessionwarden.sim.fault.InForce;
import java.time.Duration;

/** A session in a call, hit by a fault: a delay can be cancelled and ended by a kill, a hang cannot be cancelled. */
record InCall(Session session, Trouble trouble) implements Sufferer {
    @Override
    public void dally(Duration delay, InForce fault) throws OraError {
        session.await(WaitEvent.TO_CLIENT, delay, () -> !fault.lasts());
    }

    @Override
    public void hang(InForce fault) throws OraError {
        session.hold(fault::lasts);
    }

    @Override
    public Wire wire() {
        return session.wire();
    }

    @Override
    public void loseAnswer() {
        trouble.loseAnswer(session);
    }
}
