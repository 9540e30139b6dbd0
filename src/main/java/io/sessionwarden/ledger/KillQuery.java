package io.sessionwarden.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which kills to list.
 *
 * @param before only entries older than this cursor
 */
public record KillQuery(
        Optional<String> database,
        Optional<String> policy,
        Optional<String> outcome,
        Optional<Instant> since,
        Optional<Long> before,
        int limit) {

    /** One more than asked for, to know whether there are more. */
    String sql() {
        StringBuilder sql = new StringBuilder("select i.id, i.kill_id from ledger_entry i where i.kind = 'intent'");
        database.ifPresent(x -> sql.append(" and i.database_name = :database"));
        policy.ifPresent(x -> sql.append(" and i.policy = :policy"));
        since.ifPresent(x -> sql.append(" and i.recorded_at >= :since"));
        before.ifPresent(x -> sql.append(" and i.id < :before"));
        outcome.ifPresent(x -> sql.append(" and exists (select 1 from ledger_entry s where s.kill_id = i.kill_id"
                + " and s.kind = 'settled' and s.outcome = :outcome)"));
        return sql.append(" order by i.id desc fetch first ")
                .append(limit + 1)
                .append(" rows only")
                .toString();
    }

    Map<String, Object> binds() {
        Map<String, Object> binds = new HashMap<>();
        database.ifPresent(x -> binds.put("database", x));
        policy.ifPresent(x -> binds.put("policy", x));
        since.ifPresent(x -> binds.put("since", x.atOffset(ZoneOffset.UTC)));
        before.ifPresent(x -> binds.put("before", x));
        outcome.ifPresent(x -> binds.put("outcome", x));
        return binds;
    }
}
