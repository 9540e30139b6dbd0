package io.sessionwarden.sim.net.statement;

import io.sessionwarden.sim.net.ttc.MessageReader;
import java.io.IOException;

/**
 * Asks for the columns of a query without executing it.
 *
 * @param cursor whose query is meant when the text is empty
 */
public record DescribeRequest(int cursor, String sql) {
    public static DescribeRequest read(MessageReader in) throws IOException {
        in.skipU8(1);
        int cursor = in.ubInt();
        in.skipU8(1);
        int length = in.ubInt();
        in.ub();
        int pointers = 2;
        in.skipU8(pointers);
        return new DescribeRequest(cursor, length == 0 ? "" : in.text(length));
    }
}
