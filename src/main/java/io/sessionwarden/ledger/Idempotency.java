package io.sessionwarden.ledger;

/**
 * What makes a request the same one when it is sent again.
 *
 * @param key the caller's own, at most 200 characters; it names one request of that caller
 * @param requestHash of what was asked for, at most 64 characters: the same key with another hash is a mistake
 */
public record Idempotency(String key, String requestHash) {}
