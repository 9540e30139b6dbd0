/**
 * The REST interface, version 1: fleet, sessions, kills, and what restrains them. Main type: {@link io.sessionwarden.api.OperatorKill}, a kill asked for by a person or a
 * runbook. May depend on everything but the engines; nobody depends on it.
 */
package io.sessionwarden.api;
