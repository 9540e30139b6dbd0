package io.sessionwarden.engine;

import io.sessionwarden.fleet.Database;

/** A database vendor. Implementations are found by CDI; nobody depends on one. */
public interface DatabaseEngine {
    /** True when this engine speaks to databases of that URL. */
    boolean speaks(String url);

    /** Makes the link to a database; connects only when it is first used. */
    DatabaseLink link(Database database);
}
