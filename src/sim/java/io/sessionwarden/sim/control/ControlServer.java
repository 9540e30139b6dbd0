package io.sessionwarden.sim.control;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sessionwarden.sim.OracleSimulator;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the control port on loopback. Answers are JSON: 200; 400, 404 or 405 with {@code error}, a sentence that says what is possible. Whoever
 * reaches the port may do everything. A request from a web page (it has an Origin) is refused with 403.
 */
public final class ControlServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ControlServer.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int LONGEST_BODY = 64 * 1024;

    private final OracleSimulator simulator;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Opens the port.
     *
     * @param port 0 for a free one
     * @throws IOException when it cannot be had
     */
    public ControlServer(OracleSimulator simulator, int port) throws IOException {
        this.simulator = simulator;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** A status and what is sent with it. */
    private record Answer(int status, Object body) {
        static Answer refusal(int status, String sentence) {
            return new Answer(status, Map.of("error", sentence));
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = (JSON.writeValueAsString(answer.body()) + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) {
        try {
            return exchange.getRequestHeaders().containsKey("Origin")
                    ? Answer.refusal(403, "Web pages have no business here")
                    : route(exchange);
        } catch (Request.NotThere e) {
            return Answer.refusal(404, e.getMessage());
        } catch (IllegalArgumentException e) {
            return Answer.refusal(400, e.getMessage());
        } catch (JacksonException e) {
            return Answer.refusal(400, "The body is no JSON object of texts, numbers and booleans");
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "a request to the control port failed", e);
            return Answer.refusal(500, e.toString());
        }
    }

    private Answer route(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        List<Route> here = Routes.ALL.stream()
                .filter(route -> route.match(path).isPresent())
                .toList();
        if (here.isEmpty()) {
            return Answer.refusal(404, "There is nothing at %s; see GET /".formatted(path));
        }
        Optional<Route> wanted = here.stream()
                .filter(route -> route.method().equals(exchange.getRequestMethod()))
                .findFirst();
        if (wanted.isEmpty()) {
            return Answer.refusal(
                    405,
                    "%s takes %s"
                            .formatted(
                                    path,
                                    String.join(
                                            ", ",
                                            here.stream().map(Route::method).toList())));
        }
        Map<String, String> names = wanted.get().match(path).orElseThrow();
        return new Answer(200, wanted.get().work().apply(new Request(simulator, names, given(exchange))));
    }

    private static Map<String, String> given(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
        Map<String, String> given =
                new LinkedHashMap<>(query(exchange.getRequestURI().getRawQuery()));
        if (body.length > 0) {
            given.putAll(JSON.readerForMapOf(String.class).readValue(body));
        }
        return given;
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
