package io.sessionwarden.fleet;

import io.sessionwarden.fleet.Limits.Brake;
import io.sessionwarden.fleet.Limits.KillsPerMinute;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what restrains kills. */
final class LimitsReader {
    private static final int MOST_KILLS = 1_000_000;
    private static final int MOST_RECORDS = 999_999_999;
    private static final int MOST_SESSIONS = 1_000_000;
    private static final int MAX_UNDO_RECORDS = 1_000_000;
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,2})%");

    private LimitsReader() {}

    static Limits read(Section limits) {
        return new Limits(
                killsPerMinute(limits.section("kills-per-minute", SectionKeys.KILLS_PER_MINUTE)),
                number(limits, "max-undo-records", MOST_RECORDS, MAX_UNDO_RECORDS),
                limits.at("brake").map(setting -> brake(setting.section(SectionKeys.BRAKE))));
    }

    private static KillsPerMinute killsPerMinute(Section kills) {
        return new KillsPerMinute(
                number(kills, "policy", MOST_KILLS, 5),
                number(kills, "database", MOST_KILLS, 10),
                number(kills, "fleet", MOST_KILLS, 60));
    }

    private static Brake brake(Section brake) {
        return new Brake(
                brake.required("matched-share", "the share of sessions, such as 20%")
                        .map(LimitsReader::percent)
                        .orElse(1),
                number(brake, "min-matched", MOST_SESSIONS, 5),
                number(brake, "min-sessions", MOST_SESSIONS, 10));
    }

    /** A share of 100 % could never be exceeded: it would be a brake that does not brake. */
    private static int percent(Setting setting) {
        Optional<Integer> percent = setting.text()
                .map(PERCENT::matcher)
                .filter(Matcher::matches)
                .map(written -> Integer.parseInt(written.group(1)))
                .filter(share -> share > 0);
        if (percent.isEmpty() && setting.isText()) {
            setting.refuseValue("is not a share; write 1% to 99%");
        }
        return percent.orElse(1);
    }

    private static int number(Section section, String key, int most, int unless) {
        return section.at(key).map(s -> WholeNumbers.read(s, 1, most)).orElse(unless);
    }
}
