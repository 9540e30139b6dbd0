package io.sessionwarden.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class BlockersResourceTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void the_holder_of_a_lock_is_shown_with_those_that_wait_for_it() throws Exception {
        try (Application holder = Application.of("db3", "app", "shop.exe");
                Application waiter = Application.of("db3", "app", "batch.exe")) {
            holder.execute("create table seat (id number)");
            holder.execute("insert into seat values (1)");
            holder.commit();
            holder.execute("update seat set id = 2 where id = 1");
            CompletableFuture<Void> update = waiter.executeLater("update seat set id = 3 where id = 1");

            await().atMost(LIMIT)
                    .untilAsserted(() -> given().get("/api/v1/databases/db3/blockers")
                            .then()
                            .statusCode(200)
                            .body("stale", is(false))
                            .body("reason", nullValue())
                            .body("items.size()", is(1))
                            .body("items[0].session.key", equalTo(holder.key()))
                            .body("items[0].session.program", equalTo("shop.exe"))
                            .body("items[0].waiters", is(1))
                            .body("items[0].blocked[0].session.key", equalTo(waiter.key())));
            given().get("/api/v1/databases/db3/blockers?limit=0").then().statusCode(422);

            holder.commit();
            update.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            waiter.commit();
            clean(holder);
        }
    }

    private static void clean(Application application) throws SQLException {
        application.execute("drop table seat");
    }
}
