package io.sessionwarden.sim.db;

import io.sessionwarden.sim.db.view.StatementRow;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The texts of the statements that ran lately. Thread-safe. */
final class StatementCache {
    private static final int CAPACITY = 5_000;

    private final Map<String, StatementRow> byId = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StatementRow> eldest) {
            return size() > CAPACITY;
        }
    };
    private final Set<String> everSeen = new HashSet<>();

    /** Counts an execution. */
    synchronized void executed(String sqlId, String text, LocalDateTime at) {
        StatementRow before = byId.get(sqlId);
        byId.put(sqlId, new StatementRow(sqlId, text, before == null ? 1 : before.executions() + 1, at));
        everSeen.add(sqlId);
    }

    synchronized Optional<String> text(String sqlId) {
        return Optional.ofNullable(byId.get(sqlId)).map(StatementRow::text);
    }

    synchronized List<StatementRow> rows() {
        return List.copyOf(byId.values());
    }

    /** Different texts ever executed. */
    synchronized int distinctTexts() {
        return everSeen.size();
    }
}
