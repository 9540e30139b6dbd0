package io.sessionwarden.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes requests that are nearly right, or not at all. The same random numbers make the same requests. */
final class Hostile {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern JSON_VALUE =
            Pattern.compile("(?<=:\\s?)(\"(?:[^\"\\\\]++|\\\\.)*+\"|-?\\d+|true|false|null)");
    private static final List<String> DATABASES = List.of("db1", "db1", "db2", "nowhere", "db9");
    private static final List<String> SESSIONS = List.of("1:2:3", "1:1:1", "2,3,@1", "1:99999:1", "0:1:1");
    private static final List<String> WORDS = List.of(
            "",
            " ",
            "null",
            "-1",
            "0",
            "1e999",
            "NaN",
            "99999999999999999999999",
            "true",
            "[]",
            "*",
            "*a".repeat(90),
            "x".repeat(5000),
            "\u0000",
            "a\r\nSet-Cookie: x=y",
            "ä€😀\u202e",
            "\ud800",
            "'; drop table ledger_entry --",
            "../../etc/passwd",
            "${jndi:ldap://127.0.0.1/x}",
            "%",
            "2026-01-31T07:00:00Z",
            "-999999999-01-01T00:00:00Z",
            "10s",
            "active",
            "killed",
            "1:2:3");
    private static final List<String> RAW_PATHS = List.of(
            "%",
            "%zz", "%00", "%ff", "%2e%2e", "..", ".", "a%2Fb", "a;b=c", "a%0d%0aX:y", "%C0%AF", "%F0%9F%98%80", "");
    private static final List<String> JSON = List.of(
            "null",
            "true",
            "-1",
            "1.5",
            "1e400",
            "123456789012345678901234567890",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "[]",
            "{}",
            "[[1,2],{\"a\":null}]",
            "\"" + "y".repeat(600) + "\"",
            "\"2026-02-30T00:00:00\"",
            "\"+999999999-12-31T23:59:59\"");

    private final Random random;

    Hostile(Random random) {
        this.random = random;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean in(int outOf) {
        return random.nextInt(outOf) == 0;
    }

    /** A request for the operation; with its own method in most cases. */
    byte[] request(Described operation) {
        String method =
                in(12) ? one(List.of("PUT", "HEAD", "OPTIONS", "TRACE", "PATCH", "FOO", "DELETE")) : operation.method();
        StringBuilder head = new StringBuilder(method + " " + path(operation) + query(operation) + " HTTP/1.1\r\n");
        head.append("Host: localhost\r\nConnection: close\r\n");
        byte[] body = operation.bodies().isEmpty() && !in(10) ? new byte[0] : body(operation);
        if (in(8)) {
            head.append("Accept: ")
                    .append(one(List.of("*/*", "text/html", "application/json;q=0", "x", ",,", "a/b;q=x")))
                    .append("\r\n");
        }
        if (body.length > 0 || in(3)) {
            head.append("Content-Type: ")
                    .append(
                            in(8)
                                    ? one(List.of(
                                            "text/plain",
                                            "application/xml",
                                            "json",
                                            "application/json;charset=utf-16",
                                            "/",
                                            "multipart/form-data"))
                                    : "application/json")
                    .append("\r\n");
        }
        if (in(4)) {
            head.append("Idempotency-Key: ")
                    .append(one(List.of("", "k".repeat(200), "k".repeat(201), "\u0001", "ü", "run 1")))
                    .append("\r\n");
        }
        if (in(10)) {
            head.append(one(List.of(
                            "Authorization: Basic eDp5",
                            "Authorization: Bearer",
                            "X-Forwarded-For: 1.2.3.4",
                            "Cookie: a=b;;",
                            "Expect: 100-continue",
                            "Range: bytes=0-1",
                            "Big: " + "h".repeat(9000),
                            "Upgrade: h2c",
                            "If-Match: *")))
                    .append("\r\n");
        }
        return in(8) ? chunked(head, body) : plain(head, body);
    }

    private static byte[] plain(StringBuilder head, byte[] body) {
        return join(head.append("Content-Length: ").append(body.length).append("\r\n\r\n"), body, "");
    }

    private static byte[] chunked(StringBuilder head, byte[] body) {
        head.append("Transfer-Encoding: chunked\r\n\r\n");
        return body.length == 0
                ? join(head.append("0\r\n\r\n"), body, "")
                : join(head.append(Integer.toHexString(body.length)).append("\r\n"), body, "\r\n0\r\n\r\n");
    }

    private static byte[] join(StringBuilder head, byte[] body, String tail) {
        byte[] start = head.toString().getBytes(StandardCharsets.UTF_8);
        byte[] end = tail.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + body.length + end.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        System.arraycopy(end, 0, all, start.length + body.length, end.length);
        return all;
    }

    private String path(Described operation) {
        return VARIABLE.matcher(operation.path())
                .replaceAll(variable -> Matcher.quoteReplacement(
                        switch (variable.group(1)) {
                            case "database" -> in(6) ? odd() : one(DATABASES);
                            case "session" -> in(3) ? odd() : encoded(one(SESSIONS));
                            default -> odd();
                        }));
    }

    private String odd() {
        return in(2) ? one(RAW_PATHS) : encoded(one(WORDS));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String query(Described operation) {
        StringBuilder query = new StringBuilder();
        while (in(2)) {
            String name = operation.queries().isEmpty() || in(10) ? one(WORDS) : one(operation.queries());
            query.append(query.isEmpty() ? "?" : "&").append(encoded(name)).append("=");
            query.append(in(8) ? one(RAW_PATHS) : encoded(one(WORDS)));
        }
        return query.toString();
    }

    private byte[] body(Described operation) {
        String body = operation.bodies().isEmpty()
                ? "{\"reason\": \"r\"}"
                : one(operation.bodies()).strip();
        while (in(2)) {
            body = mutated(body);
        }
        return switch (random.nextInt(20)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {'{', '"', (byte) 0xc3, '"', ':', (byte) 0xff, '}'};
            case 2 -> ("[".repeat(5000) + "]".repeat(5000)).getBytes(StandardCharsets.UTF_8);
            case 3 -> ("{\"a\":".repeat(2000) + "1" + "}".repeat(2000)).getBytes(StandardCharsets.UTF_8);
            case 4 -> ("{\"reason\": \"" + "x".repeat(70_000) + "\"}").getBytes(StandardCharsets.UTF_8);
            case 5 -> one(JSON).getBytes(StandardCharsets.UTF_8);
            case 6 -> body.getBytes(StandardCharsets.UTF_16);
            default -> body.getBytes(StandardCharsets.UTF_8);
        };
    }

    private String mutated(String body) {
        int at = body.isEmpty() ? 0 : random.nextInt(body.length());
        return switch (random.nextInt(6)) {
            case 0 -> body.substring(0, at);
            case 1 -> body.replaceFirst("\\{", "{\"reason\": \"twice\", ");
            case 2 ->
                body.replaceFirst("\\{", Matcher.quoteReplacement("{" + quoted(one(WORDS)) + ": " + one(JSON) + ", "));
            case 3 -> body.substring(0, at) + one(WORDS) + body.substring(at);
            default -> replaced(body);
        };
    }

    private static String quoted(String word) {
        return "\"" + word.replace("\\", "").replace("\"", "") + "\"";
    }

    private String replaced(String body) {
        List<MatchResult> values = JSON_VALUE.matcher(body).results().toList();
        if (values.isEmpty()) {
            return body;
        }
        MatchResult value = one(values);
        return body.substring(0, value.start()) + one(JSON) + body.substring(value.end());
    }
}
