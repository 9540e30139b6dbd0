package io.sessionwarden.sweep;

import io.sessionwarden.guard.KillRequest;
import io.sessionwarden.guard.Veto;

/** A match that did not become a kill; reported once per policy, session, cause and reason. */
public record Suppressed(KillRequest request, Veto veto) {}
