/**
 * Whether it is safe to end a session now: every veto, each with its reason. {@link io.sessionwarden.guard.Gate} is the one gate for
 * policies and people; only it mints a {@link io.sessionwarden.guard.KillPermit}. On doubt it denies. May depend on {@code policy},
 * {@code session}, {@code target}, {@code fleet}, {@code restraint}, {@code engine}, {@code ledger}.
 */
package io.sessionwarden.guard;
