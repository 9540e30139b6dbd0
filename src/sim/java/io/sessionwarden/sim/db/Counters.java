package io.sessionwarden.sim.db;

import java.util.Map;

/**
 * What a database has seen so far.
 *
 * @param logons sessions ever made, by user
 * @param logonsRefused logins that got no session, by user: wrong password, locked, no place
 * @param sessionsNow by user
 * @param sessionsPeak the most there were at a time, by user
 * @param calls database calls, each a round trip of a client
 * @param statements statements executed
 * @param distinctTexts different statement texts executed
 */
public record Counters(
        Map<String, Integer> logons,
        Map<String, Integer> logonsRefused,
        Map<String, Integer> sessionsNow,
        Map<String, Integer> sessionsPeak,
        long calls,
        long statements,
        int distinctTexts) {

    /** Logons of all users. */
    public int allLogons() {
        return logons.values().stream().mapToInt(Integer::intValue).sum();
    }
}
