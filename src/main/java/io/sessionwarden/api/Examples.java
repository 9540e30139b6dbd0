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

    private Examples() {}
}
