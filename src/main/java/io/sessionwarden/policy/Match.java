package io.sessionwarden.policy;

import io.sessionwarden.session.Cause;
import io.sessionwarden.session.SessionSnapshot;

/** A session that a policy wants ended, and why. */
public record Match(Policy policy, SessionSnapshot session, Cause cause) {}
