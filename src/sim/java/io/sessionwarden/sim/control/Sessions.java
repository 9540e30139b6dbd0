package io.sessionwarden.sim.control;

import io.sessionwarden.sim.db.view.SessionRow;
import io.sessionwarden.sim.db.view.TransactionRow;
import io.sessionwarden.sim.fault.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sessions as the control port shows and makes them. */
final class Sessions {
    private static final int MOST = 100_000;

    private Sessions() {}

    static Object list(Request request) {
        Optional<String> account = Pages.account(request);
        return request.database().sessions().stream()
                .filter(row -> !row.background())
                .filter(row -> account.isEmpty() || account.get().equalsIgnoreCase(row.username()))
                .map(Sessions::page)
                .toList();
    }

    static Object add(Request request) {
        Words words = request.words();
        String account = words.text("account").orElse("app");
        int count = words.number("count").orElse(1);
        words.refuseOthers();
        if (count > MOST) {
            throw new IllegalArgumentException("count is at most " + MOST);
        }
        request.database().addIdleSessions(account, count);
        return Map.of("sessions", request.database().sessionsOf(account).size());
    }

    static Object page(SessionRow row) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("instance", row.instance());
        page.put("sid", row.sid());
        page.put("serial", row.serial());
        page.put("account", row.username());
        page.put("program", row.logon().program());
        page.put("machine", row.logon().machine());
        page.put("logonTime", row.logonTime().toString());
        page.put("status", row.status().name());
        page.put("lastCallEt", row.lastCallEt());
        page.put("event", row.waiting().event().text());
        page.put("sqlId", row.statement().sqlId());
        page.put("prevSqlId", row.statement().prevSqlId());
        page.put("module", row.labels().module());
        page.put("blocker", row.waiting().blocker().orElse(null));
        page.put("transaction", row.transaction().map(Sessions::transaction).orElse(null));
        return page;
    }

    private static Object transaction(TransactionRow row) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("xid", row.xid().hex());
        page.put("started", row.started().toString());
        page.put("undoRecords", row.undoRecords());
        page.put("undoBlocks", row.undoBlocks());
        return page;
    }
}
