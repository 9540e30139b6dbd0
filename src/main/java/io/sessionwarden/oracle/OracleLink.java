package io.sessionwarden.oracle;

import io.sessionwarden.engine.CallFailed;
import io.sessionwarden.engine.DatabaseLink;
import io.sessionwarden.engine.KillRoute;
import io.sessionwarden.engine.Lane;
import io.sessionwarden.engine.Login;
import io.sessionwarden.engine.Presence;
import io.sessionwarden.fleet.Credentials;
import io.sessionwarden.fleet.Database;
import io.sessionwarden.session.DatabaseFacts;
import io.sessionwarden.session.Evidence;
import io.sessionwarden.session.Look;
import io.sessionwarden.session.Sample;
import io.sessionwarden.session.SessionIdentity;
import io.sessionwarden.session.SessionSnapshot;
import io.sessionwarden.session.Trouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One Oracle database over two lanes: one samples, one looks again and kills. The sampling lane gives a silent connection up, but only one
 * ({@link Presence}): after that it waits, and sampling borrows the kill lane's connection if there is one.
 */
final class OracleLink implements DatabaseLink {
    /** How much longer than a sample may take its connection is held before it is given up. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final Duration LOOK_LIMIT = Duration.ofSeconds(2);
    private static final Duration OPENING_LOOK_LIMIT = Duration.ofSeconds(8);

    private final Database database;
    private final Clock clock;
    private final Connector connector;
    private final Presence presence;
    private final MaintainedUsers maintained;
    private final Lane watch;
    private final Lane kill;
    private volatile Optional<DatabaseFacts> facts = Optional.empty();

    OracleLink(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.connector = new Connector(database.url());
        this.presence = new Presence(clock);
        this.maintained = new MaintainedUsers(database.name(), clock);
        Login watcher = login(database.watcher());
        Login killer = database.killer().equals(database.watcher()) ? watcher : login(database.killer());
        this.watch = new Lane("watch-" + database.name(), () -> open(watcher), OracleErrors::endsConnection);
        this.kill = new Lane("kill-" + database.name(), () -> open(killer), OracleErrors::endsConnection);
    }

    private static Login login(Credentials account) {
        return new Login(account, OracleErrors::loginRefused);
    }

    private Connection open(Login login) throws SQLException, CallFailed {
        if (!presence.mayLogIn(open())) {
            throw new CallFailed(
                    Trouble.Kind.HANGING,
                    "the database may still hold two sessions of ours that it did not answer; no third is opened");
        }
        Duration patience = database.sample().timeout().plus(GRACE);
        return login.open((user, password) -> watched(
                patience,
                () -> {
                    Connection connection = connector.connect(user, password, patience);
                    connection.setNetworkTimeout(Runnable::run, 0);
                    return connection;
                },
                presence::loginUnanswered));
    }

    /** How long the driver waits for the answer to a call on the watch lane; zero is for ever. */
    private Duration patience() {
        return presence.mayAbandon() ? database.sample().timeout().plus(GRACE) : Duration.ZERO;
    }

    @Override
    public Sample sample() {
        Instant askedAt = clock.instant();
        long start = System.nanoTime();
        Duration limit = database.sample().timeout();
        Lane lane = !presence.mayAbandon() && !watch.isOpen() && kill.isOpen() ? kill : watch;
        try {
            Sampling sampling = lane.call(limit, connection -> sampleOn(connection, lane, limit));
            return sampling.asSample(askedAt, since(start));
        } catch (SQLException e) {
            return new Sample.Failed(askedAt, since(start), OracleErrors.trouble(e));
        } catch (CallFailed e) {
            return new Sample.Failed(askedAt, since(start), e.trouble());
        }
    }

    private Sampling sampleOn(Connection connection, Lane lane, Duration limit) throws SQLException {
        Duration patience = lane == watch ? patience() : Duration.ZERO;
        connection.setNetworkTimeout(Runnable::run, (int) patience.toMillis());
        return watched(
                patience,
                () -> {
                    if (maintained.areStale()) {
                        facts = Optional.of(Facts.read(connection));
                        maintained.refresh(connection);
                    }
                    Sampling sampling = Sampling.read(connection, limit);
                    presence.seen(sampling.ours(), open());
                    return sampling;
                },
                presence::abandon);
    }

    /** Notes when the driver gave a connection up because the database did not answer: its session may live on there. */
    private static <T> T watched(Duration patience, Call<T> call, Runnable gaveUp) throws SQLException {
        long start = System.nanoTime();
        try {
            return call.make();
        } catch (SQLException e) {
            boolean timedOut = !patience.isZero() && since(start).compareTo(patience) >= 0;
            if (timedOut && OracleErrors.endsConnection(e)) {
                gaveUp.run();
            }
            throw e;
        }
    }

    private interface Call<T> {
        T make() throws SQLException;
    }

    @Override
    public Look look(SessionIdentity identity, Optional<String> xid) throws CallFailed {
        try {
            Look look = kill.call(
                    kill.isOpen() ? LOOK_LIMIT : OPENING_LOOK_LIMIT,
                    connection -> Looking.read(connection, identity.key(), xid));
            facts = Optional.of(look.facts());
            return look;
        } catch (SQLException e) {
            throw new CallFailed(OracleErrors.trouble(e));
        }
    }

    @Override
    public Evidence evidence(SessionSnapshot victim) {
        return new EvidenceReader(kill, LOOK_LIMIT).read(victim);
    }

    @Override
    public KillRoute route(String name) {
        if (!name.equals("direct")) {
            throw new IllegalArgumentException("no such route: " + name);
        }
        return new DirectRoute(kill);
    }

    @Override
    public boolean maintains(String username) {
        return maintained.contains(username);
    }

    @Override
    public Optional<DatabaseFacts> facts() {
        return facts;
    }

    @Override
    public int presence() {
        return presence.beside() + open();
    }

    private int open() {
        return (watch.isOpen() ? 1 : 0) + (kill.isOpen() ? 1 : 0);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        watch.close();
        kill.close();
    }
}
