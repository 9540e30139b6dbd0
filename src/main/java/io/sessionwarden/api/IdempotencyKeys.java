package io.sessionwarden.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sessionwarden.ledger.Idempotency;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the header by which a caller names a request, and tells whether two requests are the same. */
@ApplicationScoped
class IdempotencyKeys {
    static final String HEADER = "Idempotency-Key";
    private static final Pattern ALLOWED = Pattern.compile("[\\x20-\\x7e]{1,200}");

    private final ObjectMapper json;

    IdempotencyKeys(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The key and a hash of what it stands for; order and spaces of the body do not count.
     *
     * @param path the variable parts of the path, as understood
     */
    Optional<Idempotency> read(HttpHeaders headers, List<?> path, Object body) {
        List<String> given =
                Optional.ofNullable(headers.getRequestHeader(HEADER)).orElse(List.of());
        if (given.isEmpty()) {
            return Optional.empty();
        }
        String key = given.getFirst();
        if (given.size() > 1 || !ALLOWED.matcher(key).matches()) {
            throw new RequestRefused(
                    ProblemType.INVALID_REQUEST, HEADER + ": given once, with 1 to 200 printable ASCII characters");
        }
        return Optional.of(new Idempotency(key, hash(path + "\n" + text(body))));
    }

    private String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a body that was read cannot be written", e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
