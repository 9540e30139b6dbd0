package io.sessionwarden.sim.net.lob;

import io.sessionwarden.sim.net.ttc.MessageReader;
import java.io.IOException;

/**
 * Asks to do something with a large value.
 *
 * @param operation one of the constants of {@link LobCalls}
 * @param locator of the value; when one is to be made, room for it
 * @param target locator of a second value, null when there is none
 * @param offset in units of the value, from 1
 * @param type Oracle's type code when a value is to be made
 * @param amount units to read, or the new length; 0 when not sent
 * @param data to write, null when there is none
 */
public record LobRequest(
        int operation,
        byte[] locator,
        byte[] target,
        long offset,
        int type,
        boolean sendsAmount,
        long amount,
        byte[] data) {
    private static final int DATA = 14;

    public static LobRequest read(MessageReader in) throws IOException {
        boolean hasSource = in.u8() != 0;
        int sourceLength = in.ubInt();
        boolean hasTarget = in.u8() != 0;
        int targetLength = in.ubInt();
        int shortOffsets = 2;
        in.skipUb(shortOffsets);
        boolean hasCharset = in.u8() != 0;
        int shortAmountAndFlag = 2;
        in.skipU8(shortAmountAndFlag);
        int operation = in.ubInt();
        in.skipU8(1);
        int changeNumbers = in.ubInt();
        long offset = in.ub();
        long targetOffset = in.ub();
        boolean sendsAmount = in.u8() != 0;
        int arrays = 3;
        for (int i = 0; i < arrays; i++) {
            in.skipU8(1);
            in.ub();
        }
        byte[] locator = hasSource ? in.bytes(sourceLength) : new byte[0];
        byte[] target = hasTarget ? in.bytes(targetLength) : null;
        in.skipUb(changeNumbers + (hasCharset ? 1 : 0));
        return readRest(
                in, new LobRequest(operation, locator, target, offset, (int) targetOffset, sendsAmount, 0, null));
    }

    /** Clients send amount and data in either order. */
    private static LobRequest readRest(MessageReader in, LobRequest head) throws IOException {
        long amount = 0;
        byte[] data = null;
        boolean amountDue = head.sendsAmount;
        boolean dataDue = head.operation == LobCalls.WRITE;
        while (amountDue || dataDue) {
            if (dataDue && (!amountDue || in.peek() == DATA)) {
                in.u8();
                data = in.clr();
                dataDue = false;
            } else {
                amount = in.ub();
                amountDue = false;
            }
        }
        return new LobRequest(
                head.operation, head.locator, head.target, head.offset, head.type, head.sendsAmount, amount, data);
    }
}
