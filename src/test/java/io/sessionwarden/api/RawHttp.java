package io.sessionwarden.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** Sends what a client would never send, byte for byte, over a connection of its own. */
final class RawHttp {
    /** What came back; status 0 when the connection ended without an answer. */
    record Answer(int status, String head, String body) {
        String contentType() {
            return header("content-type");
        }

        String header(String name) {
            return Arrays.stream(head.split("\r\n"))
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    private final int port;
    private final Duration limit;

    RawHttp(int port, Duration limit) {
        this.port = port;
        this.limit = limit;
    }

    /** @throws IOException when there is no whole answer within the limit */
    Answer send(byte[] request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout((int) limit.toMillis());
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
            } catch (SocketException e) { // refused before all of it was sent: the answer is there nevertheless
                return read(socket);
            }
            return read(socket);
        }
    }

    private static Answer read(Socket socket) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes.write(buffer, 0, n);
            }
        } catch (SocketException e) { // closed by the server after what it had to say
            return parse(bytes.toString(StandardCharsets.UTF_8));
        }
        return parse(bytes.toString(StandardCharsets.UTF_8));
    }

    private static Answer parse(String all) {
        // "Go on" is no answer, the one after it is.
        String text = all.startsWith("HTTP/1.1 100 ") ? all.substring(all.indexOf("\r\n\r\n") + 4) : all;
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.startsWith("HTTP/1.")) {
            return new Answer(0, text, "");
        }
        Answer answer =
                new Answer(Integer.parseInt(text.substring(9, 12)), text.substring(0, end), text.substring(end + 4));
        return answer.header("transfer-encoding").equals("chunked")
                ? new Answer(answer.status(), answer.head(), unchunked(answer.body()))
                : answer;
    }

    private static String unchunked(String body) {
        return body.replaceAll("(?m)^[0-9a-fA-F]+\r\n", "").replace("\r\n", "");
    }
}
