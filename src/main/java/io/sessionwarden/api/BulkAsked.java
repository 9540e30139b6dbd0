package io.sessionwarden.api;

import io.sessionwarden.session.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A valid request about kills by criteria. */
sealed interface BulkAsked {
    /** Which would it be? */
    record Preview(SessionFilter filter, Action action, Optional<Integer> expectCount) implements BulkAsked {}

    /** Those that were shown. */
    record Execution(String previewId, String reason, String ticket) implements BulkAsked {}

    /** Refused with everything that is wrong with the body. */
    static BulkAsked read(BulkBody body) {
        if (body == null) {
            throw new RequestRefused(ProblemType.INVALID_REQUEST, "body: a JSON object must be sent");
        }
        if ((body.match() == null) == (body.previewId() == null)) {
            throw new RequestRefused(
                    ProblemType.INVALID_REQUEST, "body: either match, for a preview, or previewId, to execute one");
        }
        List<String> problems = new ArrayList<>();
        String reason = KillAsked.reason(body.reason(), problems);
        String ticket = KillAsked.ticket(body.ticket(), problems);
        Optional<Action> action = KillAsked.action(body.action(), problems);
        BulkAsked asked = body.match() == null
                ? execution(body, reason, ticket, problems)
                : new Preview(
                        SessionFilter.read(body.match(), problems),
                        action.orElse(Action.KILL_IMMEDIATE),
                        Optional.ofNullable(body.expectCount()));
        if (!problems.isEmpty()) {
            throw new RequestRefused(ProblemType.INVALID_REQUEST, String.join("; ", problems));
        }
        return asked;
    }

    private static Execution execution(BulkBody body, String reason, String ticket, List<String> problems) {
        if (body.action() != null || body.expectCount() != null) {
            problems.add("body: action and expectCount belong to the preview");
        }
        return new Execution(body.previewId(), reason, ticket);
    }
}
