package io.sessionwarden.sim.db.view;

import io.sessionwarden.sim.call.Logon;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A session at one moment, immutable.
 *
 * @param username null for a background process
 * @param lastCallEt seconds since the last switch between ACTIVE and INACTIVE
 * @param transaction the open transaction, if any
 * @param work what it has done so far
 */
public record SessionRow(
        int instance,
        int sid,
        int serial,
        String username,
        int userId,
        String serviceName,
        Logon logon,
        LocalDateTime logonTime,
        Status status,
        long lastCallEt,
        Labels labels,
        Statement statement,
        Wait waiting,
        Optional<TransactionRow> transaction,
        Workload work) {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** STATUS of GV$SESSION. */
    public enum Status {
        ACTIVE,
        INACTIVE,
        KILLED
    }

    /** What the client says of itself; null where it said nothing. */
    public record Labels(String clientId, String module, String action, String clientInfo) {
        public static final Labels NONE = new Labels(null, null, null, null);

        /** These labels with every value replaced that is not null there. */
        public Labels with(String newClientId, String newModule, String newAction, String newClientInfo) {
            return new Labels(
                    newClientId == null ? clientId : newClientId,
                    newModule == null ? module : newModule,
                    newAction == null ? action : newAction,
                    newClientInfo == null ? clientInfo : newClientInfo);
        }
    }

    /** The statement that runs, null when none does, and the one before. */
    public record Statement(
            int command,
            String sqlId,
            LocalDateTime execStart,
            Long execId,
            String prevSqlId,
            LocalDateTime prevExecStart,
            Long prevExecId) {
        public static final Statement NONE = new Statement(0, null, null, null, null, null, null);

        /** What is left when the call is over. */
        public Statement finished() {
            return sqlId == null ? this : new Statement(0, null, null, null, sqlId, execStart, execId);
        }

        /** The state once another statement runs. */
        public Statement next(int newCommand, String newSqlId, LocalDateTime start, long newExecId) {
            Statement before = finished();
            return new Statement(
                    newCommand, newSqlId, start, newExecId, before.prevSqlId, before.prevExecStart, before.prevExecId);
        }
    }

    /**
     * What the session waits for.
     *
     * @param micros time in this wait, in microseconds
     * @param blocker who holds what it waits for
     * @param finalBlocker the end of that chain
     */
    public record Wait(
            WaitEvent event, long micros, Optional<SessionAddress> blocker, Optional<SessionAddress> finalBlocker) {}

    /** Instance and SID. */
    public record SessionAddress(int instance, int sid) {}

    public boolean background() {
        return username == null;
    }

    /** SADDR, 16 hex digits. */
    public String address() {
        return address(instance, sid);
    }

    /** SADDR of a session, 16 hex digits. */
    public static String address(int instance, int sid) {
        return HEX.toHexDigits(0x7_A000_0000L + instance * 0x1000_0000L + sid * 0x1000L);
    }

    /** PADDR, 16 hex digits. */
    public String processAddress() {
        return HEX.toHexDigits(0x6_A000_0000L + instance * 0x1000_0000L + sid * 0x800L);
    }

    /** Number that SYS_CONTEXT calls SESSIONID. */
    public long audsid() {
        return background() ? 0 : instance * 10_000_000L + serial * 10_000L + sid;
    }
}
