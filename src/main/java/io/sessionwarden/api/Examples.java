package io.sessionwarden.api;

/** Bodies as they are sent and answered, for the description of the interface. */
final class Examples {
    static final String BLOCKERS = """
            {"sampledAt": "2026-01-31T07:00:00Z", "stale": false, "omitted": 0, "items": [
              {"session": {"key": "1:142:5113", "kind": "user", "username": "APP", "osuser": "tomcat", "machine": "web07",
                 "program": "shop.exe", "module": "checkout", "status": "inactive", "lastCallSeconds": 1260, "sqlId": "",
                 "wait": {"event": "SQL*Net message from client", "waitClass": "Idle", "waiting": true, "seconds": 1260}},
               "seen": true, "deadlock": false, "waiters": 1, "waitedSeconds": 95, "omitted": 0, "blocked": [
                 {"session": {"key": "1:77:901"}, "seen": true, "deadlock": false, "waiters": 0, "waitedSeconds": 0,
                  "omitted": 0, "blocked": []}]}]}
            """;

    static final String KILL = """
            {"reason": "blocks checkout", "ticket": "INC-4711", "expect": {"username": "APP", "logonTime": "2026-01-31T06:12:44"}}
            """;

    static final String BULK_PREVIEW = """
            {"match": {"state": "idle-in-transaction", "user": "APP_*", "minSeconds": 600}, "reason": "left over after the release"}
            """;

    static final String BULK_EXECUTION = """
            {"previewId": "0b6f1f4e-52b5-4b8a-8f0e-7f4f3f2f9a51", "reason": "left over after the release", "ticket": "INC-4711"}
            """;

    static final String BULK_REPLY = """
            {"previewId": "0b6f1f4e-52b5-4b8a-8f0e-7f4f3f2f9a51", "settled": true,
             "kills": [{"id": "6d1c2f7e-4a7e-4c7c-9d0b-0d6f3a1f5b8e", "session": "1:142:5113", "outcome": "killed"}],
             "spared": [{"session": "1:77:901", "reason": "no-such-session", "text": "it has ended since the preview"}],
             "waiting": []}
            """;

    static final String POLICIES = """
            {"items": [{"name": "idle-in-transaction", "order": 1, "mode": "dry-run",
              "databases": {"all": false, "names": ["crm*"], "labels": {"tier": "gold"}},
              "match": "idle-in-transaction for at least 900 s", "users": {"include": ["APP_*"], "exclude": []},
              "confirmSamples": 2, "action": "kill-immediate", "settle": "60s"}]}
            """;

    static final String POLICY_PREVIEW = """
            {"policy": {"name": "idle-in-transaction", "order": 1, "mode": "dry-run",
               "databases": {"all": false, "names": ["crm*"], "labels": {}}, "match": "idle-in-transaction for at least 900 s",
               "users": {"include": [], "exclude": []}, "confirmSamples": 2, "action": "kill-immediate", "settle": "60s"},
             "forecast": {"matched": 1, "killedNow": 0, "killedSoon": 0, "killedIfInForce": 1, "waitersFreed": 1, "undoRecords": 3},
             "databases": [{"database": "crm", "sampledAt": "2026-01-31T07:00:00Z",
               "forecast": {"matched": 1, "killedNow": 0, "killedSoon": 0, "killedIfInForce": 1, "waitersFreed": 1, "undoRecords": 3},
               "sessions": [{"wouldKill": "if-in-force",
                 "expected": [{"reason": "dry-run", "text": "policy idle-in-transaction is a dry run"}],
                 "session": {"key": "1:142:5113", "username": "APP_WEB"}}]}],
             "unreachable": [{"database": "crm2", "reason": "no answer within 8000 ms"}],
             "databasesLeftOut": 0, "sessionsLeftOut": 0}
            """;

    static final String DOCTOR = """
            {"database": "crm", "checkedAt": "2026-01-31T07:00:00Z", "healthy": false, "ceiling": "enforce", "route": "direct",
             "lastUpAt": "2026-01-31T06:59:52Z", "lastSampleAgeSeconds": 8,
             "checks": [{"check": "answers", "ok": true, "text": "a sample took 41 ms"},
               {"check": "alter-system", "ok": false, "text": "not granted: every kill is refused",
                "todo": "run the statements of grants"}],
             "grants": "grant alter system to warden;"}
            """;

    private Examples() {}
}
