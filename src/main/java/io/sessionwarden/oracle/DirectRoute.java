package io.sessionwarden.oracle;

import io.sessionwarden.engine.CallFailed;
import io.sessionwarden.engine.KillRoute;
import io.sessionwarden.engine.Lane;
import io.sessionwarden.engine.Shot;
import io.sessionwarden.session.Action;
import io.sessionwarden.session.Answer;
import io.sessionwarden.session.Look;
import io.sessionwarden.session.SessionKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** ALTER SYSTEM KILL SESSION on a connection to the database itself. */
final class DirectRoute implements KillRoute {
    /** A kill without IMMEDIATE waits up to 60 s in the database before it marks. */
    private static final Duration WAITING_LIMIT = Duration.ofSeconds(75);

    private static final Duration IMMEDIATE_LIMIT = Duration.ofSeconds(15);

    private final Lane lane;
    private final Looking looking;

    DirectRoute(Lane lane, Looking looking) {
        this.lane = lane;
        this.looking = looking;
    }

    @Override
    public String name() {
        return "direct";
    }

    @Override
    public Shot kill(Aim aim, Predicate<Look> asItShouldBe) {
        Trigger trigger = new Trigger();
        try {
            return lane.call(limit(aim.action()), connection -> aimAndShoot(connection, aim, asItShouldBe, trigger));
        } catch (SQLException e) {
            return trigger.secure() ? new Shot.NotSent(OracleErrors.trouble(e)) : new Shot.Sent(OracleErrors.answer(e));
        } catch (CallFailed e) {
            return trigger.secure()
                    ? new Shot.NotSent(e.trouble())
                    : new Shot.Sent(
                            new Answer(Answer.Kind.UNKNOWN, 0, e.trouble().text()));
        }
    }

    private Shot aimAndShoot(Connection connection, Aim aim, Predicate<Look> asItShouldBe, Trigger trigger)
            throws SQLException {
        connection.setClientInfo("OCSID.CLIENTID", aim.killId());
        try (Statement statement = connection.createStatement()) {
            Look look = looking.read(connection, aim.victim().key(), aim.xid());
            if (!asItShouldBe.test(look) || !trigger.pull()) {
                return new Shot.Withheld();
            }
            statement.execute(statement(aim.victim().key(), aim.action()));
            return new Shot.Sent(Answer.ACCEPTED);
        } finally {
            if (!connection.isClosed()) {
                connection.setClientInfo("OCSID.CLIENTID", "");
            }
        }
    }

    /** Decides between a caller that gives up and a thread about to send: whoever comes first has it. */
    private static final class Trigger {
        private enum State {
            READY,
            PULLED,
            SECURED
        }

        private final AtomicReference<State> state = new AtomicReference<>(State.READY);

        boolean pull() {
            return state.compareAndSet(State.READY, State.PULLED);
        }

        /** True when nothing was sent; nothing will be. */
        boolean secure() {
            state.compareAndSet(State.READY, State.SECURED);
            return state.get() == State.SECURED;
        }
    }

    /** Built from numbers alone, always with the instance: without it the same sid and serial# of another instance would be hit. */
    static String statement(SessionKey key, Action action) {
        String target = String.format(Locale.ROOT, "%d,%d,@%d", key.sid(), key.serial(), key.instId());
        String kill = "alter system kill session '" + target + "'";
        return switch (action) {
            case KILL -> kill;
            case KILL_IMMEDIATE -> kill + " immediate";
            case KILL_NOREPLAY -> kill + " noreplay";
        };
    }

    private static Duration limit(Action action) {
        return switch (action) {
            case KILL, KILL_NOREPLAY -> WAITING_LIMIT;
            case KILL_IMMEDIATE -> IMMEDIATE_LIMIT;
        };
    }
}
