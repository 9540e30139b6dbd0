package io.sessionwarden.sim.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sessionwarden.sim.OracleSimulator;
import io.sessionwarden.testing.Oracle;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private OracleSimulator simulator;
    private ControlServer control;

    @BeforeEach
    void start() throws Exception {
        simulator =
                OracleSimulator.builder().databases("db1", "db2").instances(2).start();
        control = new ControlServer(simulator, 0);
    }

    @AfterEach
    void stop() {
        control.close();
        simulator.close();
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + control.port() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private JsonNode done(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = send(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private Connection connect(String service) throws SQLException {
        return Oracle.login(simulator.url(service), "app", "app");
    }

    private int refusal(String service) {
        return catchThrowableOfType(SQLException.class, () -> connect(service)).getErrorCode();
    }

    @Test
    void it_lists_what_it_can_do_and_what_there_is() throws Exception {
        assertThat(done("GET", "/", "").has("GET /databases/{db}/counters")).isTrue();
        JsonNode databases = done("GET", "/databases", "");
        assertThat(databases.findValuesAsText("name")).containsExactly("db1", "db2");
        assertThat(databases.get(0).get("openMode").asText()).isEqualTo("READ WRITE");
    }

    @Test
    void a_fault_is_set_seen_by_clients_and_lifted() throws Exception {
        JsonNode set = done(
                "POST",
                "/databases/db1/faults",
                "{\"fault\":\"error\",\"code\":942,\"account\":\"app\",\"kind\":\"select\",\"times\":1}");
        assertThat(set.get("text").asText()).isEqualTo("table or view does not exist");

        try (Connection app = connect("db1")) {
            assertThatThrownBy(() -> app.createStatement().executeQuery("select 1 from dual"))
                    .hasMessageContaining("ORA-00942");
        }
        assertThat(done("GET", "/databases/db1/faults", "").get(0).get("hits").asInt())
                .isEqualTo(1);
        assertThat(done("DELETE", "/databases/db1/faults/" + set.get("id").asInt(), ""))
                .isEmpty();
        done("POST", "/databases/db2/faults", "{\"fault\":\"refuse\"}");
        assertThat(refusal("db2")).isEqualTo(12514);
        assertThat(done("DELETE", "/databases/db2/faults", "")).isEmpty();
        connect("db2").close();
    }

    @Test
    void an_instance_goes_down_and_up_and_gives_the_sid_that_one_wants() throws Exception {
        JsonNode down = done("PATCH", "/databases/db1/instances/2", "{\"state\":\"down\"}");
        assertThat(down.get(1).get("state").asText()).isEqualTo("down");
        assertThat(refusal("db1_2")).isEqualTo(12514);

        done("PATCH", "/databases/db1/instances/2", "{\"state\":\"up\",\"clockOffsetSeconds\":3600}");
        done("PATCH", "/databases/db1/instances/2", "{\"nextSid\":77,\"nextSerial\":5}");
        try (Connection app = connect("db1_2");
                ResultSet sid = app.createStatement().executeQuery("select sys_context('USERENV', 'SID') from dual")) {
            sid.next();
            assertThat(sid.getInt(1)).isEqualTo(77);
        }
    }

    @Test
    void accounts_are_locked_opened_and_given_passwords() throws Exception {
        done("PATCH", "/databases/db1/accounts/app", "{\"state\":\"locked\"}");
        assertThat(refusal("db1")).isEqualTo(28000);
        done("PATCH", "/databases/db1/accounts/app", "{\"state\":\"open\",\"password\":\"other\"}");
        assertThat(refusal("db1")).isEqualTo(1017);
        assertThat(done("GET", "/databases/db1/accounts", "").toString()).contains("\"failedLogons\":1");
    }

    @Test
    void role_open_mode_and_the_limit_of_failed_logins_are_changed() throws Exception {
        JsonNode page = done(
                "PATCH", "/databases/db1", "{\"role\":\"PHYSICAL STANDBY\",\"openMode\":\"MOUNTED\",\"lockAfter\":1}");
        assertThat(page.get("role").asText()).isEqualTo("PHYSICAL STANDBY");
        assertThat(refusal("db1")).isEqualTo(1033);
    }

    @Test
    void sessions_are_added_listed_and_their_connections_broken() throws Exception {
        Connection app = connect("db1");
        assertThat(done("POST", "/databases/db1/sessions", "{\"account\":\"app2\",\"count\":20}")
                        .get("sessions")
                        .asInt())
                .isEqualTo(20);
        assertThat(done("GET", "/databases/db1/sessions?account=app", "")
                        .get(0)
                        .get("status")
                        .asText())
                .isEqualTo("INACTIVE");

        done("DELETE", "/databases/db1/connections?account=app", "");
        assertThat(done("GET", "/databases/db1/sessions", "")).hasSize(20);
        assertThatThrownBy(() -> app.createStatement().executeQuery("select 1 from dual"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void work_calls_and_kills_are_shown() throws Exception {
        try (Connection app = connect("db1");
                Connection warden = Oracle.login(simulator.url("db1"), "warden", "warden")) {
            app.createStatement().executeQuery("select 1 from dual").close();
            assertThatThrownBy(() -> warden.createStatement().execute("alter system kill session '999,1'"))
                    .hasMessageContaining("ORA-00030");
        }

        JsonNode counters = done("GET", "/databases/db1/counters", "");
        assertThat(counters.get("roundTrips").asLong()).isPositive();
        assertThat(counters.get("logons").get("APP").asInt()).isEqualTo(1);
        assertThat(done("GET", "/databases/db1/statements", "").findValuesAsText("text"))
                .contains("select 1 from dual");
        assertThat(done("GET", "/databases/db1/calls?account=app", "").findValuesAsText("kind"))
                .contains("select");
        JsonNode kill = done("GET", "/databases/db1/kills", "").get(0);
        assertThat(kill.get("answer").asInt()).isEqualTo(30);
        assertThat(kill.get("killer").get("account").asText()).isEqualTo("WARDEN");
        assertThat(kill.get("victim").isNull()).isTrue();
    }

    @Test
    void the_listener_closes_and_opens() throws Exception {
        done("PUT", "/listener", "{\"open\":false}");
        assertThat(refusal("db1")).isEqualTo(12541);
        assertThat(done("PUT", "/listener", "{\"open\":true}").get("open").asBoolean())
                .isTrue();
        connect("db1").close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /nowhere                    | ''                               | 404 | see GET /",
                "GET    | /databases/db9              | ''                               | 404 | There is no database db9",
                "PUT    | /databases                  | ''                               | 405 | /databases takes GET",
                "POST   | /databases/db1/faults       | {}                               | 400 | Unknown fault ''; there are refuse, hang-up",
                "POST   | /databases/db1/faults       | {\"fault\":\"slow\",\"colour\":1} | 400 | Unknown parameter colour; there are fault, millis, account",
                "POST   | /databases/db1/faults       | {\"fault\":\"slow\",\"millis\":\"x\"} | 400 | millis is a whole number, not 'x'",
                "POST   | /databases/db1/faults       | {\"fault\":\"hang\",\"kind\":\"x\"} | 400 | Unknown kind 'x'; there are call, select",
                "POST   | /databases/db1/faults       | slow                             | 400 | The body is no JSON object",
                "DELETE | /databases/db1/faults/99    | ''                               | 404 | There is no fault 99",
                "PATCH  | /databases/db1/instances/9  | {\"state\":\"up\"}               | 400 | db1 has instances 1 to 2, not 9",
                "PATCH  | /databases/db1/instances/1  | {\"state\":\"x\"}                | 400 | state is up, down or restart, not 'x'",
                "PATCH  | /databases/db1/accounts/me  | {\"state\":\"open\"}             | 400 | no account me; there are APP, APP2"
            })
    void what_is_not_possible_is_refused_with_what_is(String method, String path, String body, int status, String says)
            throws Exception {
        HttpResponse<String> answer = send(method, path, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).get("error").asText()).contains(says);
    }

    @Test
    void a_web_page_is_refused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + control.port() + "/databases"))
                .header("Origin", "https://example.com")
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }
}
