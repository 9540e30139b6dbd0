package io.sessionwarden.api;

import io.sessionwarden.policy.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the fields of a body and refuses what is missing or wrong, all at once. */
final class BodyReader {
    private final List<String> problems = new ArrayList<>();

    /** Refused when there is no body at all. */
    static <T> T present(T body) {
        if (body == null) {
            throw new RequestRefused(ProblemType.INVALID_REQUEST, "body: a JSON object must be sent");
        }
        return body;
    }

    /** Why; must be said. */
    String reason(String written) {
        String reason = text("reason", written, KillAsked.LONGEST_REASON);
        if (reason.isBlank()) {
            problems.add("body.reason: must say why, for the ledger");
        }
        return reason.strip();
    }

    private String text(String name, String written, int longest) {
        return KillAsked.text(name, written, longest, problems);
    }

    /** A pattern of names; one that is there must not be empty: it would fit nothing. */
    Optional<Glob> glob(String name, String written) {
        if (written == null) {
            return Optional.empty();
        }
        String pattern = text(name, written, KillAsked.LONGEST_REASON);
        if (pattern.isBlank()) {
            problems.add("body." + name + ": is empty; write a pattern or leave it out");
        }
        return Optional.of(Glob.of(pattern));
    }

    /** A field that must be there; empty when it is missing or wrong. */
    <T> Optional<T> required(String name, String written, Function<String, Optional<T>> parse, String allowed) {
        Optional<T> value = Optional.ofNullable(written).flatMap(parse);
        if (value.isEmpty()) {
            problems.add("body." + name + ": must be " + allowed);
        }
        return value;
    }

    void refuse(String problem) {
        problems.add(problem);
    }

    /** To be called when everything was read. */
    void check() {
        if (!problems.isEmpty()) {
            throw new RequestRefused(ProblemType.INVALID_REQUEST, String.join("; ", problems));
        }
    }
}
