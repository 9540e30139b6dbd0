package io.sessionwarden.api;

import java.util.Locale;
import java.util.OptionalInt;

/** Every kind of problem that the API answers with; docs/reference/errors.md says what a runbook should do about each. */
enum ProblemType {
    INVALID_REQUEST(422, "The request is not valid"),
    NO_SUCH_DATABASE(404, "No such database"),
    NO_SUCH_SESSION(404, "No such session"),
    NO_SUCH_KILL(404, "No such kill"),
    NO_SUCH_HOLD(404, "No such hold"),
    NO_SUCH_POLICY(404, "No such policy"),
    NOT_FOUND(404, "Nothing at this path"),
    UNAUTHENTICATED(401, "Who calls is not known"),
    FORBIDDEN(403, "The caller may not do this"),
    NOT_YOURS(403, "The session is not the caller's own"),
    PROTECTED(403, "The session must not be killed by anybody"),
    HOLD(403, "Somebody asked that the session is not touched"),
    EXPECTATION_FAILED(409, "The session is not as expected"),
    CHANGED(409, "The session changed just before the kill"),
    IN_FLIGHT(409, "A kill of this session is under way"),
    DATABASE_ROLE(409, "The database is not a primary open for writing"),
    PAUSED(409, "Kills are paused"),
    ROLLBACK_TOO_LARGE(409, "Rolling the session's transaction back would take too long"),
    CEILING(409, "Kills are not enabled for this database"),
    BUDGET(429, "Enough was killed in the last minute"),
    DATABASE_UNREACHABLE(503, "The database cannot be asked"),
    DATABASE_BUSY(503, "Too many ask the database already"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    TOO_LARGE(413, "The request is too large"),
    TOO_MANY_SESSIONS(422, "More sessions than may be killed at once"),
    NO_SUCH_PREVIEW(404, "No such preview"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key stands for another request"),
    LEDGER_NOT_WRITABLE(503, "The ledger takes no entries"),
    KILL_NOT_RECORDED(500, "What became of the kill was not recorded"),
    NOT_ALLOWED(405, "This method is not allowed here"),
    NOT_ACCEPTABLE(406, "Only JSON is spoken here"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body must be JSON"),
    INTERNAL_ERROR(500, "Unexpected error");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** HTTP status. */
    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** After how many seconds it makes sense to ask again, where that is known. */
    OptionalInt retryAfter() {
        return this == DATABASE_BUSY || this == TOO_MANY_REQUESTS ? OptionalInt.of(1) : OptionalInt.empty();
    }

    /** The stable last part of its URI. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What {@code type} says. */
    String uri() {
        return "urn:session-warden:problem:" + slug();
    }
}
