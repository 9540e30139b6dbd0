package io.sessionwarden.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged daemon with the settings that docs/security.md names for TLS. */
class TlsIT {
    private static final Pattern SETTING = Pattern.compile("(?m)^    (-Dquarkus\\.\\S+=\\S+)$");
    private static final Pattern API = Pattern.compile("Listening on: https://[^:]+:(\\d+)");
    private static final Pattern MANAGEMENT = Pattern.compile("Management interface listening on https://[^:]+:(\\d+)");
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    private String[] settings() throws IOException {
        String[] settings = SETTING.matcher(Files.readString(Path.of("docs/security.md")))
                .results()
                .map(match -> match.group(1).replace("/run/tls/", folder + "/"))
                .toArray(String[]::new);
        assertThat(settings).hasSizeGreaterThan(4);
        return settings;
    }

    private KeyStore key() throws Exception {
        Path store = folder.resolve("store.p12");
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        int code = new ProcessBuilder(
                        tool,
                        "-genkeypair",
                        "-alias",
                        "warden",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start()
                .waitFor();
        assertThat(code).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        Files.writeString(
                folder.resolve("tls.crt"),
                pem("CERTIFICATE", keys.getCertificate("warden").getEncoded()));
        Files.writeString(
                folder.resolve("tls.key"),
                pem("PRIVATE KEY", keys.getKey("warden", PASSWORD).getEncoded()));
        return keys;
    }

    private static String pem(String what, byte[] encoded) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, base64, what);
    }

    private static HttpClient trusting(KeyStore keys) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static String port(Pattern pattern, JavaProcess daemon) {
        return pattern.matcher(daemon.output())
                .results()
                .map((MatchResult match) -> match.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(daemon.output()));
    }

    private static HttpResponse<String> get(HttpClient http, String url) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void both_ports_speak_tls_and_nothing_else() throws Exception {
        KeyStore keys = key();
        Path fleet = Files.writeString(folder.resolve("fleet.yaml"), """
                databases:
                  nowhere: { url: 'jdbc:oracle:thin:@//127.0.0.1:1/nowhere', username: warden, password: { env: HOME } }
                """);
        try (HttpClient trusting = trusting(keys);
                HttpClient strangers = HttpClient.newHttpClient();
                JavaProcess daemon = start(fleet)) {
            String api = "https://localhost:" + port(API, daemon);
            String management = "https://localhost:" + port(MANAGEMENT, daemon);

            assertThat(get(trusting, api + "/api/v1/databases").statusCode()).isEqualTo(200);
            assertThat(get(trusting, management + "/q/health/live").statusCode())
                    .isEqualTo(200);
            assertThatThrownBy(() -> get(strangers, api + "/api/v1/databases")).isInstanceOf(SSLException.class);
            assertThatThrownBy(() -> get(trusting, management.replace("https", "http") + "/q/metrics"))
                    .isInstanceOf(IOException.class);
            assertThat(daemon.output()).doesNotContain("http://");
        }
    }

    private JavaProcess start(Path fleet) throws IOException {
        String[] settings = settings();
        String[] all = Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = "-Dquarkus.http.ssl-port=0";
        return JavaProcess.daemon(folder, fleet, all).awaitOutput("Listening on");
    }
}
