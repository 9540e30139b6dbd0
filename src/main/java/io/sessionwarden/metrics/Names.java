package io.sessionwarden.metrics;

/** All meter and label names; docs/reference/metrics.md says what they mean. Prometheus adds {@code _total} to counters. */
final class Names {
    static final String KILLS = "session_warden_kills";
    static final String KILL_ATTEMPTS = "session_warden_kill_attempts";
    static final String KILLS_SUPPRESSED = "session_warden_kills_suppressed";
    static final String KILL_DURATION = "session_warden_kill_duration";
    static final String TIME_TO_FIX = "session_warden_time_to_fix";
    static final String KILLS_UNSETTLED = "session_warden_kills_unsettled";
    static final String SAMPLES = "session_warden_samples";
    static final String SAMPLE_DURATION = "session_warden_sample_duration";
    static final String LAST_SAMPLE_DURATION = "session_warden_last_sample_duration_seconds";
    static final String SAMPLE_AGE = "session_warden_sample_age_seconds";
    static final String DATABASE_UP = "session_warden_database_up";
    static final String DATABASE_INFO = "session_warden_database_info";
    static final String SESSIONS = "session_warden_sessions";
    static final String IDLE_TRANSACTIONS = "session_warden_idle_transactions";
    static final String OLDEST_IDLE_TRANSACTION = "session_warden_oldest_idle_transaction_seconds";
    static final String LONGEST_CALL = "session_warden_longest_call_seconds";
    static final String BLOCKED_SESSIONS = "session_warden_blocked_sessions";
    static final String POLICY_MATCHES = "session_warden_policy_matches";
    static final String POLICY_MODE = "session_warden_policy_mode";
    static final String PAUSED = "session_warden_paused";
    static final String BRAKE_OPEN = "session_warden_brake_open";
    static final String LEDGER_WRITABLE = "session_warden_ledger_writable";
    static final String FLEET_RELOAD_SUCCESS = "session_warden_fleet_reload_success";
    static final String FLEET_RELOAD_TIMESTAMP = "session_warden_fleet_reload_timestamp_seconds";
    static final String LOGINS_REFUSED = "session_warden_logins_refused";
    static final String TOKENS_RELOAD_SUCCESS = "session_warden_tokens_reload_success";
    static final String GROUPS_RELOAD_SUCCESS = "session_warden_groups_reload_success";
    static final String BUILD_INFO = "session_warden_build_info";

    static final String DATABASE = "database";
    static final String POLICY = "policy";
    static final String OUTCOME = "outcome";
    static final String REASON = "reason";
    static final String ACTION = "action";
    static final String ROUTE = "route";
    static final String ANSWER = "answer";
    static final String RESULT = "result";
    static final String INSTANCE = "instance";
    static final String STATUS = "status";
    static final String MODE = "mode";
    static final String REFUSAL = "refusal";
    static final String VERSION = "version";

    private Names() {}
}
