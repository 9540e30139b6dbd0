package io.sessionwarden.oracle;

import io.sessionwarden.engine.DatabaseEngine;
import io.sessionwarden.engine.DatabaseLink;
import io.sessionwarden.fleet.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Oracle Database 19c and later, by the thin driver. */
@ApplicationScoped
public class OracleEngine implements DatabaseEngine {
    private final Clock clock;

    public OracleEngine(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean speaks(String url) {
        return url.startsWith("jdbc:oracle:thin:");
    }

    @Override
    public DatabaseLink link(Database database) {
        return new OracleLink(database, clock);
    }
}
