package io.sessionwarden.fleet;

import java.util.List;

/** The keys of each section. What a later version will carry out is refused, not ignored: each such key asks for a safety. */
enum SectionKeys implements Keys {
    FILE(List.of("defaults", "databases", "policies", "protect", "limits"), List.of()),
    DEFAULTS(List.of("username", "password", "killer", "sample", "labels", "route", "ceiling"), List.of()),
    DATABASE(List.of("url", "username", "password", "killer", "sample", "labels", "route", "ceiling"), List.of()),
    PASSWORD(List.of("file", "env"), List.of()),
    KILLER(List.of("username", "password"), List.of()),
    SAMPLE(List.of("every", "timeout"), List.of()),
    POLICY(List.of("databases", "mode", "match", "confirm", "action"), List.of("window", "victims")),
    SELECTOR(List.of("names", "labels"), List.of()),
    MATCH(List.of("state", "for", "transaction-age", "user"), List.of("transaction-quiet", "when")),
    NAMES(List.of("include", "exclude"), List.of()),
    CONFIRM(List.of("samples"), List.of()),
    RUNG(List.of("do", "settle"), List.of()),
    PROTECT(List.of("users", "programs"), List.of()),
    LIMITS(List.of("kills-per-minute", "max-undo-records", "brake"), List.of()),
    KILLS_PER_MINUTE(List.of("policy", "database", "fleet"), List.of()),
    BRAKE(List.of("matched-share", "min-matched", "min-sessions"), List.of());

    private final List<String> known;
    private final List<String> notYet;

    SectionKeys(List<String> known, List<String> notYet) {
        this.known = known;
        this.notYet = notYet;
    }

    @Override
    public List<String> known() {
        return known;
    }

    @Override
    public List<String> notYet() {
        return notYet;
    }
}
