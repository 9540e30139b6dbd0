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

    private Examples() {}
}
