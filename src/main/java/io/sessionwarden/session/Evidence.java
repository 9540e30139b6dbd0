package io.sessionwarden.session;

import java.util.List;

/**
 * What the victim was doing, read just before the kill: the post-mortem's material. SQL texts may hold literals; they go into the ledger
 * and its REST view, never into logs.
 *
 * @param sqlText empty when it runs nothing or its text could not be read
 * @param waiters sessions that waited for it in the sample
 * @param missing what could not be read and why, empty when all was
 */
public record Evidence(
        String sqlText, String prevSqlText, List<String> lockedObjects, List<SessionKey> waiters, String missing) {
    public Evidence {
        lockedObjects = List.copyOf(lockedObjects);
        waiters = List.copyOf(waiters);
    }
}
