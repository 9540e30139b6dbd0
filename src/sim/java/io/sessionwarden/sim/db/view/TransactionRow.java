package io.sessionwarden.sim.db.view;

import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An open transaction.
 *
 * @param undoRecords records of undo in use: one for each row changed or locked, and one for each index entry written
 * @param name what SET TRANSACTION NAME gave it
 * @param rollingBackFrom while it is rolled back: the records of undo when that began
 */
public record TransactionRow(
        int instance,
        Xid xid,
        String address,
        String sessionAddress,
        LocalDateTime started,
        long undoRecords,
        Optional<String> name,
        OptionalLong rollingBackFrom) {

    /** Undo segment, slot and sequence: names a transaction for ever. */
    public record Xid(int segment, int slot, int sequence) {
        /** The eight bytes that V$TRANSACTION.XID has, in hex. */
        public String hex() {
            return "%04X%04X%08X"
                    .formatted(Short.toUnsignedInt(swap(segment)), Short.toUnsignedInt(swap(slot)), swapped(sequence));
        }

        // A little-endian machine shows its numbers byte by byte.
        private static short swap(int value) {
            return Short.reverseBytes((short) value);
        }

        private static int swapped(int value) {
            return Integer.reverseBytes(value);
        }

        byte[] bytes() {
            return HexFormat.of().parseHex(hex());
        }
    }

    /** Undo blocks in use; a block holds about fifty records here. */
    public long undoBlocks() {
        return blocks(undoRecords);
    }

    static long blocks(long records) {
        return 1 + records / 50;
    }
}
