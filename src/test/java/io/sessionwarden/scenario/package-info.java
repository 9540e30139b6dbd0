/** The main flow, told as scenarios: given sessions on a simulated database, when a sweep is made, then what became of them. */
package io.sessionwarden.scenario;
