package io.sessionwarden.sim.net;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first packet of a client.
 *
 * @param unit the largest packet it offers to take
 * @param service the service or SID it wants, empty when it names none
 */
record ConnectRequest(int version, int unit, String service) {
    private static final Pattern SERVICE =
            Pattern.compile("\\(\\s*(?:SERVICE_NAME|SID)\\s*=\\s*([^)\\s]*)\\s*\\)", Pattern.CASE_INSENSITIVE);
    private static final int SHORTEST = 50;

    static ConnectRequest read(Mailbox mailbox) throws IOException {
        Packet packet = mailbox.take();
        ByteBuffer body = ByteBuffer.wrap(packet.body());
        if (packet.type() != Packet.CONNECT || body.limit() < SHORTEST - Packet.HEADER) {
            throw new ProtocolException("a connection that starts with packet type " + packet.type());
        }
        int version = unsigned(body, 8);
        int unit = unsigned(body, 14);
        int length = unsigned(body, 24);
        int start = unsigned(body, 26) - Packet.HEADER;
        boolean inside = start >= 0 && start + length <= body.limit();
        // A long connect string does not fit into the packet and follows as data
        byte[] text = inside
                ? Arrays.copyOfRange(packet.body(), start, start + length)
                : mailbox.takePart().bytes();
        return new ConnectRequest(version, unit, service(new String(text, StandardCharsets.UTF_8)));
    }

    private static int unsigned(ByteBuffer body, int packetOffset) {
        return Short.toUnsignedInt(body.getShort(packetOffset - Packet.HEADER));
    }

    private static String service(String descriptor) {
        Matcher matcher = SERVICE.matcher(descriptor);
        return matcher.find() ? matcher.group(1) : "";
    }
}
