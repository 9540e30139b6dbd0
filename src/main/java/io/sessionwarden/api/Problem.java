package io.sessionwarden.api;

import java.util.Optional;

/**
 * An error as RFC 9457 writes it.
 *
 * @param type stable URI to decide by
 * @param detail about this case, for people
 * @param instance path of the request
 * @param reason the veto's reason, where a veto is the problem
 * @param killId the kill's record, where there is one
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        Optional<String> reason,
        Optional<String> killId) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(RequestRefused refused, String path) {
        ProblemType type = refused.type();
        return new Problem(
                type.uri(),
                type.title(),
                type.status(),
                refused.getMessage(),
                path,
                refused.reason(),
                refused.killId());
    }
}
