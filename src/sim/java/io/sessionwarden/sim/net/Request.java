package io.sessionwarden.sim.net;

/**
 * One message of a client.
 *
 * @param callNumber goes back in the answer
 * @param errands to run before the call
 */
record Request(int callNumber, Errands errands, Call call) {}
