package io.sessionwarden.fleet;

/** An account and where its password comes from. */
public record Credentials(String username, Secret password) {}
