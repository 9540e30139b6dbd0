package io.sessionwarden.sim.db;

import io.sessionwarden.sim.fault.Kind;
import java.time.Instant;

/**
 * A call that reached a database.
 *
 * @param account of the session
 * @param at when it arrived, by the clock of the simulator's host, whatever time its databases have
 * @param nanos the same by {@link System#nanoTime()}
 * @param kind select, dml, ddl, plsql, kill, commit; call when it ran no statement (yet): a fetch, a ping, a rollback
 * @param sqlId of the first statement it ran, empty when it ran none (yet)
 */
public record Arrival(String account, int instance, int sid, Instant at, long nanos, String kind, String sqlId) {
    /** With what it turned out to run, unless that is known already. */
    Arrival running(String what, String id) {
        return new Arrival(
                account,
                instance,
                sid,
                at,
                nanos,
                kind.equals(Kind.CALL.word()) ? what : kind,
                sqlId.isEmpty() ? id : sqlId);
    }
}
