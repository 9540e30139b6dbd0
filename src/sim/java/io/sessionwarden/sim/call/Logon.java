package io.sessionwarden.sim.call;

/** What a client says of itself when it logs on; texts as sent, never null, empty when not sent. */
public record Logon(
        String user, String program, String machine, String osUser, String process, String terminal, String driver) {}
