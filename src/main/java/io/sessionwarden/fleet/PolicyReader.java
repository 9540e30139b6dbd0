package io.sessionwarden.fleet;

import io.sessionwarden.policy.DatabaseSelector;
import io.sessionwarden.policy.Mode;
import io.sessionwarden.policy.Policy;
import io.sessionwarden.session.Action;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads a policy. */
final class PolicyReader {
    private static final int CONFIRM_SAMPLES = 2;
    private static final int MOST_CONFIRM_SAMPLES = 1000;
    private static final Duration SETTLE = Duration.ofSeconds(60);

    private PolicyReader() {}

    static Policy read(String name, Setting setting) {
        Names.checkPolicy(name, setting);
        Section policy = setting.section(SectionKeys.POLICY);
        Mode mode =
                policy.at("mode").map(s -> Choice.MODE.read(s, Mode.DRY_RUN)).orElse(Mode.DRY_RUN);
        Section rung = rung(policy);
        return new Policy(
                name,
                databases(policy, mode),
                mode,
                MatchReader.read(policy),
                confirmSamples(policy),
                rung.at("do")
                        .map(s -> Choice.ACTION.read(s, Action.KILL_IMMEDIATE))
                        .orElse(Action.KILL_IMMEDIATE),
                rung.at("settle")
                        .map(s -> Durations.read(s, Duration.ofSeconds(1)))
                        .orElse(SETTLE));
    }

    /** A policy that kills says where: one that is written for a test database must not reach the others by what it leaves out. */
    private static DatabaseSelector databases(Section policy, Mode mode) {
        Optional<Setting> setting = policy.at("databases");
        if (setting.isEmpty() && mode == Mode.ENFORCE) {
            policy.refuse("databases", "must be said where mode is enforce; write all, or names or labels");
        }
        return setting.map(SelectorReader::read).orElse(DatabaseSelector.ALL);
    }

    private static int confirmSamples(Section policy) {
        return policy.section("confirm", SectionKeys.CONFIRM)
                .at("samples")
                .map(s -> WholeNumbers.read(s, 1, MOST_CONFIRM_SAMPLES))
                .orElse(CONFIRM_SAMPLES);
    }

    private static Section rung(Section policy) {
        List<Setting> rungs = policy.at("action").map(PolicyReader::rungs).orElse(List.of());
        return rungs.isEmpty() ? policy.none() : rungs.getFirst().section(SectionKeys.RUNG);
    }

    private static List<Setting> rungs(Setting action) {
        if (action.isEmptyList()) {
            action.refuse("is empty; write one step, such as [ { do: kill-immediate } ], or remove it");
        }
        List<Setting> rungs = action.items();
        if (rungs.size() > 1) {
            action.refuse("with more than one step " + SectionKeys.NOT_YET + "; write one");
        }
        return rungs;
    }
}
