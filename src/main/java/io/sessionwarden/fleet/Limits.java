package io.sessionwarden.fleet;

import java.util.Optional;

/**
 * What restrains kills that nothing else speaks against.
 *
 * @param maxUndoRecords a session whose rollback would have to undo more is left alone
 * @param brake absent when there is none
 */
public record Limits(KillsPerMinute killsPerMinute, int maxUndoRecords, Optional<Brake> brake) {
    /** How many sessions may be killed in any minute: by one policy, on one database, and altogether. */
    public record KillsPerMinute(int policy, int database, int fleet) {}

    /** When policies match so much of a database that something must be wrong with them, or with it. */
    public record Brake(int matchedPercent, int minMatched, int minSessions) {
        public boolean opensAt(long matched, long sessions) {
            return matched >= minMatched && sessions >= minSessions && matched * 100 > matchedPercent * sessions;
        }
    }
}
