package io.sessionwarden.session;

/** Instance and sid, as the blocking columns of GV$SESSION name a session: within one sample, they name one. */
public record SessionAddress(int instId, long sid) {}
