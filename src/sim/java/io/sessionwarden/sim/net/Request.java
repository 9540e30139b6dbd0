package io.sessionwarden.sim.net;

import java.util.List;

/**
 * One message of a client.
 *
 * @param callNumber goes back in the answer
 * @param closed ids of cursors that the client is done with
 */
record Request(int callNumber, List<Integer> closed, Identity identity, Call call) {}
