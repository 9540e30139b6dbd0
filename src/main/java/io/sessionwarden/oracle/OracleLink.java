package io.sessionwarden.oracle;

import io.sessionwarden.engine.CallFailed;
import io.sessionwarden.engine.DatabaseLink;
import io.sessionwarden.engine.KillRoute;
import io.sessionwarden.engine.Lane;
import io.sessionwarden.engine.Login;
import io.sessionwarden.engine.Presence;
import io.sessionwarden.engine.RefusedLogins;
import io.sessionwarden.fleet.Credentials;
import io.sessionwarden.fleet.Database;
import io.sessionwarden.session.Ability;
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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * One Oracle database over two lanes: one samples, one looks again and kills. The sampling lane gives a silent connection up, but only one
 * ({@link Presence}): after that it waits, and sampling borrows the kill lane's connection if there is one. A look goes by the sampling lane
 * while the kill lane is silent.
 */
final class OracleLink implements DatabaseLink {
    /** How much longer than a sample may take its connection is held before it is given up. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final Duration SHORTEST_LOOK = Duration.ofSeconds(2);
    private static final Duration OPENING = Duration.ofSeconds(6);

    private final Database database;
    private final Clock clock;
    private final Connector connector;
    private final Presence presence;
    private final OurSessions ours;
    private final Looking looking;
    private final Standing standing;
    private final PageSize page = new PageSize();
    private final Lane watch;
    private final Lane kill;
    private final IntSupplier open = this::open;

    OracleLink(Database database, Clock clock, Presence presence, OurSessions ours, RefusedLogins refusedLogins) {
        this.database = database;
        this.clock = clock;
        this.connector = new Connector(database.url());
        this.presence = presence;
        this.ours = ours;
        this.looking = new Looking(ours, lookLimit());
        this.standing = new Standing(database.name(), clock);
        Login watcher = login(database.watcher(), refusedLogins);
        Login killer = login(database.killer(), refusedLogins);
        this.watch = new Lane("watch-" + database.name(), () -> open(watcher), OracleErrors::endsConnection);
        this.kill = new Lane("kill-" + database.name(), () -> open(killer), OracleErrors::endsConnection);
        presence.join(open);
    }

    private Login login(Credentials account, RefusedLogins refusedLogins) {
        return new Login(database.name(), account, OracleErrors::loginRefused, refusedLogins);
    }

    private Connection open(Login login) throws SQLException, CallFailed {
        if (!presence.enter()) {
            throw new CallFailed(
                    Trouble.Kind.HANGING,
                    "the database may still hold two sessions of ours that it did not answer; no third is opened");
        }
        try {
            Patience patience = new Patience(database.sample().timeout().plus(GRACE));
            return login.open((user, password) ->
                    patience.during(() -> connector.connect(user, password, patience), presence::loginUnanswered));
        } finally {
            presence.entered();
        }
    }

    @Override
    public Sample sample() {
        Instant askedAt = clock.instant();
        long start = System.nanoTime();
        Duration limit = database.sample().timeout();
        Lane lane = !presence.mayAbandon() && !watch.isOpen() && kill.isOpen() ? kill : watch;
        try {
            if (lane.isBusy() && lane == watch) {
                throw new CallFailed(
                        Trouble.Kind.HANGING, "an earlier call has still not come back; nothing more is sent");
            }
            return lane.call(limit, connection -> inPatience(lane, connection, () -> sampleOn(connection, limit)))
                    .asSample(askedAt, since(start));
        } catch (SQLException e) {
            return new Sample.Failed(askedAt, since(start), OracleErrors.trouble(e));
        } catch (CallFailed e) {
            return new Sample.Failed(askedAt, since(start), e.trouble());
        }
    }

    private Sampling sampleOn(Connection connection, Duration limit) throws SQLException {
        standing.refreshIfNeeded(connection);
        Sampling sampling = Sampling.read(connection, limit, page, ours);
        presence.seen(sampling.ours());
        return sampling;
    }

    /** Only the sampling lane's connection may be given up, and only while none was. */
    private <T> T inPatience(Lane lane, Connection connection, Patience.Call<T> call) throws SQLException {
        Patience patience = lane == watch && presence.mayAbandon()
                ? new Patience(database.sample().timeout().plus(GRACE))
                : Patience.ENDLESS;
        patience.applyTo(connection);
        return patience.during(call, presence::abandon);
    }

    private Duration lookLimit() {
        Duration sample = database.sample().timeout();
        return sample.compareTo(SHORTEST_LOOK) > 0 ? sample : SHORTEST_LOOK;
    }

    @Override
    public Look look(SessionIdentity identity, Optional<String> xid) throws CallFailed {
        try {
            Look look;
            try {
                look = lookOver(kill, identity, xid);
            } catch (CallFailed silent) {
                look = lookOver(watch, identity, xid);
            }
            standing.told(look.facts());
            return look;
        } catch (SQLException e) {
            throw new CallFailed(OracleErrors.trouble(e));
        }
    }

    private Look lookOver(Lane lane, SessionIdentity identity, Optional<String> xid) throws SQLException, CallFailed {
        Duration limit = lane.isOpen() ? lookLimit() : lookLimit().plus(OPENING);
        return lane.call(
                limit, connection -> inPatience(lane, connection, () -> looking.read(connection, identity.key(), xid)));
    }

    @Override
    public Evidence evidence(SessionSnapshot victim) {
        return new EvidenceReader(
                        kill, kill.isOpen() ? lookLimit() : lookLimit().plus(OPENING))
                .read(victim);
    }

    @Override
    public List<Ability> abilities() {
        boolean one = database.killer().equals(database.watcher());
        List<Ability> abilities = new ArrayList<>(abilities(watch, one ? EnumSet.allOf(Need.class) : Need.WATCHING));
        if (!one) {
            abilities.addAll(abilities(kill, Need.KILLING));
        }
        return abilities;
    }

    /** Over a connection that is there already. */
    private List<Ability> abilities(Lane lane, Set<Need> needs) {
        if (!lane.isOpen() || lane == watch && lane.isBusy()) {
            return Need.unknown(
                    needs, "not asked: its account has no free connection now, and none is opened for this");
        }
        Duration limit = database.sample().timeout();
        try {
            return lane.call(limit, c -> inPatience(lane, c, () -> abilitiesOn(c, needs, limit)));
        } catch (SQLException e) {
            return Need.unknown(needs, OracleErrors.trouble(e).text());
        } catch (CallFailed e) {
            return Need.unknown(needs, e.trouble().text());
        }
    }

    private List<Ability> abilitiesOn(Connection connection, Set<Need> needs, Duration limit) throws SQLException {
        List<Ability> abilities = new Privileges(connection, limit).of(needs);
        if (abilities.contains(Need.FACTS.held())) {
            standing.told(Facts.read(connection));
        }
        return abilities;
    }

    @Override
    public KillRoute route(String name) {
        if (!name.equals("direct")) {
            throw new IllegalArgumentException("no such route: " + name);
        }
        return new DirectRoute(kill, looking);
    }

    @Override
    public boolean maintains(String username) {
        return standing.maintains(username);
    }

    @Override
    public Optional<DatabaseFacts> facts() {
        return standing.facts();
    }

    @Override
    public int presence() {
        return presence.total();
    }

    private int open() {
        return (watch.isOpen() ? 1 : 0) + (kill.isOpen() ? 1 : 0);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void stopSampling() {
        end(watch);
    }

    /** What a call is under way on is closed here, but may live on there for as long as the database does not answer. */
    private void end(Lane lane) {
        if (lane.isBusy()) {
            presence.abandon();
        }
        lane.close();
    }

    @Override
    public void close() {
        end(watch);
        end(kill);
        presence.leave(open);
    }
}
