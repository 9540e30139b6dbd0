package io.sessionwarden.fleet;

import io.sessionwarden.policy.Glob;
import io.sessionwarden.policy.MatchRule;
import io.sessionwarden.policy.NamePatterns;
import io.sessionwarden.policy.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the conditions of a policy. */
final class MatchReader {
    private static final String EMPTY = "is empty and would match every session; write state and for";
    private static final MatchRule NONE =
            new MatchRule(State.IDLE_IN_TRANSACTION, Duration.ofDays(1), Optional.empty(), NamePatterns.ANY);

    private MatchReader() {}

    static MatchRule read(Section policy) {
        Optional<Setting> setting = policy.at("match");
        if (setting.isEmpty()) {
            policy.refuse("match", EMPTY);
        } else if (setting.get().isEmptySection()) {
            setting.get().refuse(EMPTY);
        } else {
            return conditions(setting.get().section(SectionKeys.MATCH));
        }
        return NONE;
    }

    private static MatchRule conditions(Section match) {
        return new MatchRule(
                match.required("state", Choice.STATE.words())
                        .map(s -> Choice.STATE.read(s, NONE.state()))
                        .orElse(NONE.state()),
                match.required("for", "how long, such as 15m")
                        .map(Durations::readSeconds)
                        .orElse(NONE.forAtLeast()),
                match.at("transaction-age").map(Durations::readSeconds),
                match.at("user").map(MatchReader::names).orElse(NamePatterns.ANY));
    }

    private static NamePatterns names(Setting setting) {
        if (setting.isEmptySection()) {
            setting.refuse("names nothing; write include or exclude, or remove it");
        }
        Section names = setting.section(SectionKeys.NAMES);
        return new NamePatterns(patterns(names, "include"), patterns(names, "exclude"));
    }

    private static List<Glob> patterns(Section names, String key) {
        return names.at(key).map(Globs::readSome).orElse(List.of());
    }
}
