package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.call.Wire;
import io.sessionwarden.sim.fault.InForce;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whom a fault hits: a call of a session, or a login that has no session yet. */
interface Sufferer {
    /** Is kept waiting, at most as long as the fault lasts. */
    void dally(Duration delay, InForce fault) throws OraError;

    /** Is held for as long as the fault lasts. */
    void hang(InForce fault) throws OraError;

    Wire wire();

    /** Will have its connection broken instead of an answer. */
    void loseAnswer();

    /** A login: nobody can cancel it. */
    final class Login implements Sufferer {
        private final Wire wire;
        private boolean losesAnswer;

        Login(Wire wire) {
            this.wire = wire;
        }

        @Override
        public void dally(Duration delay, InForce fault) {
            try {
                fault.end().get(delay.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return; // the delay is over, and the login goes on
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void hang(InForce fault) {
            fault.end().join();
        }

        @Override
        public Wire wire() {
            return wire;
        }

        @Override
        public void loseAnswer() {
            losesAnswer = true;
        }

        /** The session is made. */
        void done() {
            if (losesAnswer) {
                wire.sever();
            }
        }
    }
}
