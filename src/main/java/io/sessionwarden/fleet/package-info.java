/**
 * The fleet file: which databases, which policies, what is protected, what is limited. Reads and validates it, all problems at once. Main types:
 * {@link io.sessionwarden.fleet.Fleet}, {@link io.sessionwarden.fleet.FleetFile}. Depends on {@code policy}, {@code session} and the YAML parser.
 */
package io.sessionwarden.fleet;
