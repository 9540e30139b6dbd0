package io.sessionwarden.architecture.sample.guard;

import io.sessionwarden.architecture.sample.kill.BreaksKillRules;

/** Can be extended, made by anybody, and depends on who uses it. */
public class KillPermit {
    public BreaksKillRules user;
}
