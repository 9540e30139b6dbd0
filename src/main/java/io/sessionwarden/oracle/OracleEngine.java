package io.sessionwarden.oracle;

import io.sessionwarden.engine.DatabaseEngine;
import io.sessionwarden.engine.DatabaseLink;
import io.sessionwarden.engine.Presence;
import io.sessionwarden.engine.RefusedLogins;
import io.sessionwarden.fleet.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Oracle Database 19c and later, by the thin driver. */
@ApplicationScoped
public class OracleEngine implements DatabaseEngine {
    private final Clock clock;
    private final RefusedLogins refusedLogins;
    /** By the database's name: a link that takes another one's place counts the sessions of both and knows them for ours. */
    private final Map<String, Ours> known = new ConcurrentHashMap<>();

    private record Ours(Presence presence, OurSessions sessions) {}

    public OracleEngine(Clock clock, RefusedLogins refusedLogins) {
        this.clock = clock;
        this.refusedLogins = refusedLogins;
    }

    @Override
    public boolean speaks(String url) {
        return url.startsWith("jdbc:oracle:thin:");
    }

    @Override
    public DatabaseLink link(Database database) {
        Ours ours = known.computeIfAbsent(database.name(), name -> new Ours(new Presence(clock), new OurSessions()));
        ours.sessions().of(database);
        return new OracleLink(database, clock, ours.presence(), ours.sessions(), refusedLogins);
    }
}
