package io.sessionwarden.sim.db;

import io.sessionwarden.sim.db.view.StatementRow;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The statements that ran lately, by instance. Thread-safe. */
final class StatementCache {
    private static final int CAPACITY = 5_000;

    private final Map<Key, CachedStatement> statements = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, CachedStatement> eldest) {
            return size() > CAPACITY;
        }
    };
    private final Set<String> everSeen = new HashSet<>();

    private record Key(int instance, String sqlId) {}

    /** Counts a parse, for the session too. */
    synchronized CachedStatement parsed(Session by, SqlText text) {
        Key key = new Key(by.instance().number(), text.id());
        by.meter().parsed(!statements.containsKey(key));
        CachedStatement statement = statements.computeIfAbsent(key, missing -> new CachedStatement(text, by));
        statement.parsed();
        return statement;
    }

    /** Counts an execution; brings back a statement that had to leave the cache. */
    synchronized void executed(Session by, int command, SqlText text) {
        Key key = new Key(by.instance().number(), text.id());
        statements
                .computeIfAbsent(key, missing -> new CachedStatement(text, by))
                .executed(command);
        everSeen.add(text.id());
    }

    /** The statements of an instance. */
    synchronized List<StatementRow> rows(int instance) {
        return statements.entrySet().stream()
                .filter(entry -> entry.getKey().instance() == instance)
                .map(entry -> entry.getValue().row())
                .toList();
    }

    /** The text of a statement that is still there, whichever instance ran it. */
    synchronized Optional<String> text(String sqlId) {
        return statements.entrySet().stream()
                .filter(entry -> entry.getKey().sqlId().equals(sqlId))
                .map(entry -> entry.getValue().row().text())
                .findFirst();
    }

    /** Different texts ever executed. */
    synchronized int distinctTexts() {
        return everSeen.size();
    }
}
