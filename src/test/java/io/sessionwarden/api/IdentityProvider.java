package io.sessionwarden.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;

/** An OpenID Connect provider with one key; down until it is opened. */
final class IdentityProvider implements AutoCloseable {
    private static final String KEY_ID = "first";

    private final KeyPair key = newKey();
    private final int port;
    private HttpServer server;

    IdentityProvider() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    synchronized void open() throws IOException {
        if (server != null) {
            return;
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "token_endpoint": "%1$s/token",
                 "authorization_endpoint": "%1$s/authorize", "introspection_endpoint": "%1$s/introspect"}
                """.formatted(url())));
        RsaJsonWebKey known = new RsaJsonWebKey((RSAPublicKey) key.getPublic());
        known.setKeyId(KEY_ID);
        known.setAlgorithm("RS256");
        String keys = new JsonWebKeySet(known).toJson();
        server.createContext("/keys", exchange -> answer(exchange, keys));
        server.start();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Claims as they should be, with five minutes to live. */
    JwtClaimsBuilder claims(String name) {
        return Jwt.claims()
                .issuer(url())
                .audience(KnownCallers.AUDIENCE)
                .subject("id-of-" + name)
                .preferredUserName(name)
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plusSeconds(300));
    }

    String signed(JwtClaimsBuilder claims) {
        return signed(claims, key);
    }

    static String signed(JwtClaimsBuilder claims, KeyPair by) {
        return claims.jws().keyId(KEY_ID).sign(by.getPrivate());
    }

    /** The same claims, and {@code alg: none} with an empty signature. */
    String unsigned(JwtClaimsBuilder claims) {
        String body = signed(claims).split("\\.")[1];
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        return header + "." + body + ".";
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }
}
