package io.sessionwarden.sweep;

import io.sessionwarden.guard.KillRequest;
import io.sessionwarden.guard.Veto;

/**
 * A kill that was wanted and not begun. Of a policy reported once per policy, session, cause and reason; of a person or a runbook once per
 * caller, session and reason, and again when it is asked for a good while later.
 */
public record Suppressed(KillRequest request, Veto veto) {}
