package io.sessionwarden.api;

import io.sessionwarden.guard.Reason;
import io.sessionwarden.session.Action;
import io.sessionwarden.session.Expectation;
import io.sessionwarden.target.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A valid kill order of a person or a runbook. */
record KillAsked(
        String reason, Action action, boolean dryRun, Expectation expectation, String ticket, Set<Reason> overridden) {
    static final int LONGEST_REASON = 500;
    private static final int LONGEST_TICKET = 100;

    /** Refused with everything that is wrong with the body. */
    static KillAsked read(KillBody body, Target target) {
        if (body == null) {
            throw new RequestRefused(ProblemType.INVALID_REQUEST, "body: a JSON object with a reason must be sent");
        }
        List<String> problems = new ArrayList<>();
        String reason = reason(body.reason(), problems);
        Optional<Action> action = action(body.action(), problems);
        String route = target.database().route();
        if (body.route() != null && !body.route().equals(route)) {
            problems.add("body.route: kills of this database travel by " + route);
        }
        // An explicit null is a template with an unset variable, not a wish to kill.
        if (body.dryRun() != null && !body.dryRun().isBoolean()) {
            problems.add("body.dryRun: must be true or false");
        }
        String ticket = ticket(body.ticket(), problems);
        Set<Reason> overridden = overridden(body.override(), problems);
        if (!problems.isEmpty()) {
            throw new RequestRefused(ProblemType.INVALID_REQUEST, String.join("; ", problems));
        }
        boolean dryRun = body.dryRun() != null && body.dryRun().booleanValue();
        return new KillAsked(reason, action.orElseThrow(), dryRun, expectation(body.expect()), ticket, overridden);
    }

    static String reason(String written, List<String> problems) {
        String reason = text("reason", written, LONGEST_REASON, problems).strip();
        if (reason.isEmpty()) {
            problems.add("body.reason: must say why, for the ledger");
        }
        return reason;
    }

    static String ticket(String written, List<String> problems) {
        return text("ticket", written, LONGEST_TICKET, problems).strip();
    }

    /** Texts go into the log: a line break would forge a line there. */
    static String text(String name, String written, int longest, List<String> problems) {
        String text = written == null ? "" : written;
        if (text.length() > longest) {
            problems.add("body." + name + ": at most " + longest + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            problems.add("body." + name + ": one line without control characters");
        }
        return text;
    }

    private static Set<Reason> overridden(List<String> written, List<String> problems) {
        Set<Reason> overridden = new TreeSet<>();
        for (String word : written == null ? List.<String>of() : written) {
            Optional<Reason> reason = Reason.OVERRIDABLE.stream()
                    .filter(r -> r.label().equals(word))
                    .findFirst();
            reason.ifPresent(overridden::add);
            if (reason.isEmpty()) {
                problems.add("body.override: only these can be overridden: "
                        + Reason.OVERRIDABLE.stream()
                                .map(Reason::label)
                                .sorted()
                                .collect(Collectors.joining(", ")));
            }
        }
        return overridden;
    }

    static Optional<Action> action(String written, List<String> problems) {
        if (written == null) {
            return Optional.of(Action.KILL_IMMEDIATE);
        }
        Optional<Action> action = Arrays.stream(Action.values())
                .filter(a -> a.text().equals(written))
                .findFirst();
        if (action.isEmpty()) {
            problems.add("body.action: must be one of "
                    + Arrays.stream(Action.values()).map(Action::text).collect(Collectors.joining(", ")));
        }
        return action;
    }

    private static Expectation expectation(KillBody.Expect expect) {
        return expect == null
                ? Expectation.NONE
                : new Expectation(
                        Optional.ofNullable(expect.username()),
                        Optional.ofNullable(expect.logonTime()),
                        Optional.ofNullable(expect.sqlId()),
                        Optional.ofNullable(expect.xid()));
    }
}
