package io.sessionwarden.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sessionwarden.sim.db.view.SessionRow;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of the packaged daemon, and what is asked of it over REST. */
record CrashDaemon(JavaProcess process, HttpClient http) {
    static final String NO_OUTCOME = "none";

    private static final Pattern LISTENING =
            Pattern.compile("Listening on: (\\S+?)\\. Management interface listening on (\\S+)\\.");

    private String address(int group) {
        Matcher matcher = LISTENING.matcher(process.output());
        if (!matcher.find()) {
            throw new IllegalStateException(process.output());
        }
        return matcher.group(group);
    }

    /** The answer to a request; without an id it is a refusal. */
    record Reply(int status, String id) {}

    /** To kill it. Whoever does not wait may get no answer. Each time with the same key: asked again it is the same request. */
    CompletableFuture<Reply> ask(SessionRow victim) {
        String url =
                "%s/api/v1/databases/db1/sessions/1:%d:%d/kill".formatted(address(1), victim.sid(), victim.serial());
        return http.sendAsync(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", "kill-of-" + victim.sid())
                                .POST(HttpRequest.BodyPublishers.ofString("{\"reason\": \"hangs since noon\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> new Reply(
                        answer.statusCode(), json(answer.body()).path("id").asText()));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }

    /** Ids and outcomes. */
    Map<String, String> kills() throws IOException, InterruptedException {
        Map<String, String> kills = new TreeMap<>();
        for (JsonNode kill : json(get(address(1) + "/api/v1/kills")).at("/items")) {
            kills.put(kill.path("id").asText(), kill.path("outcome").asText(NO_OUTCOME));
        }
        return kills;
    }

    /** True when its own count says so. */
    boolean hasNothingOpen() throws IOException, InterruptedException {
        return get(address(2) + "/q/metrics").contains("session_warden_kills_unsettled 0.0");
    }

    private String get(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
