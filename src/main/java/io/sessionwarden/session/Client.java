package io.sessionwarden.session;

/** Who is behind a session. Texts are never null; what Oracle has as NULL is the empty text, as Oracle itself holds it. */
public record Client(
        String username,
        String osUser,
        String machine,
        String program,
        String module,
        String action,
        String clientId,
        String service) {}
