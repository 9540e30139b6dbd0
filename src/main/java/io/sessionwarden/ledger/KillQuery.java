package io.sessionwarden.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which kills to list.
 *
 * @param before only entries older than this cursor
 * @param databases only those; any when absent
 */
public record KillQuery(
        Optional<String> database,
        Optional<String> policy,
        Optional<String> outcome,
        Optional<Instant> since,
        Optional<Long> before,
        int limit,
        Optional<Set<String>> databases) {

    public KillQuery(
            Optional<String> database,
            Optional<String> policy,
            Optional<String> outcome,
            Optional<Instant> since,
            Optional<Long> before,
            int limit) {
        this(database, policy, outcome, since, before, limit, Optional.empty());
    }

    /** The same on those databases only. */
    public KillQuery among(Set<String> names) {
        return new KillQuery(database, policy, outcome, since, before, limit, Optional.of(names));
    }

    /** The same from a cursor on, and so many. */
    public KillQuery from(Optional<Long> cursor, int count) {
        return new KillQuery(database, policy, outcome, since, cursor, count, databases);
    }

    /** One more than asked for, to know whether there are more. */
    String sql() {
        StringBuilder sql = new StringBuilder("select i.id, i.kill_id from ledger_entry i where i.kind = 'intent'");
        database.ifPresent(x -> sql.append(" and i.database_name = :database"));
        policy.ifPresent(x -> sql.append(" and i.policy = :policy"));
        since.ifPresent(x -> sql.append(" and i.recorded_at >= :since"));
        before.ifPresent(x -> sql.append(" and i.id < :before"));
        databases.ifPresent(x -> sql.append(" and i.database_name in (" + list(x.size()) + ")"));
        outcome.ifPresent(x -> sql.append(" and exists (select 1 from ledger_entry s where s.kill_id = i.kill_id"
                + " and s.kind = 'settled' and s.outcome = :outcome)"));
        return sql.append(" order by i.id desc fetch first ")
                .append(limit + 1)
                .append(" rows only")
                .toString();
    }

    /** Names of binds; null, which no name equals, when there are none. */
    private static String list(int size) {
        return size == 0
                ? "null"
                : IntStream.range(0, size).mapToObj(i -> ":among" + i).collect(Collectors.joining(", "));
    }

    Map<String, Object> binds() {
        Map<String, Object> binds = new HashMap<>();
        database.ifPresent(x -> binds.put("database", x));
        policy.ifPresent(x -> binds.put("policy", x));
        since.ifPresent(x -> binds.put("since", x.atOffset(ZoneOffset.UTC)));
        before.ifPresent(x -> binds.put("before", x));
        outcome.ifPresent(x -> binds.put("outcome", x));
        List<String> among = databases.map(List::copyOf).orElse(List.of());
        IntStream.range(0, among.size()).forEach(i -> binds.put("among" + i, among.get(i)));
        return binds;
    }
}
