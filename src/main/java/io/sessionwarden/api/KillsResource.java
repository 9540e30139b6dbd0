package io.sessionwarden.api;

import io.sessionwarden.identity.Needs;
import io.sessionwarden.identity.Role;
import io.sessionwarden.ledger.KillQuery;
import io.sessionwarden.ledger.KillRecord;
import io.sessionwarden.ledger.Ledger;
import io.sessionwarden.session.Outcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The ledger: what was killed, when, why, by whom, and what became of it. */
@Path("/api/v1/kills")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Kills")
public class KillsResource {
    private final Ledger ledger;
    private final KillsShown shown;

    KillsResource(Ledger ledger, KillsShown shown) {
        this.ledger = ledger;
        this.shown = shown;
    }

    @GET
    @Needs(
            value = {Role.VIEWER, Role.OPERATOR, Role.APPROVER, Role.ADMIN, Role.DEVELOPER},
            on = Needs.Reach.SOME_DATABASE)
    @Operation(operationId = "listKills", summary = "Kills", description = "Of policies and of people, newest first.")
    @Parameter(name = "database", in = ParameterIn.QUERY)
    @Parameter(name = "policy", in = ParameterIn.QUERY, description = "operator: those asked for over this interface")
    @Parameter(
            name = "outcome",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "killed",
                                "already-gone",
                                "changed",
                                "marked",
                                "unverified",
                                "refused",
                                "timed-out"
                            }))
    @Parameter(name = "since", in = ParameterIn.QUERY, description = "time of the intent, such as 2026-01-31T07:00:00Z")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "at most 1000",
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "100"))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "next of the page before")
    @APIResponse(responseCode = "200", description = "The kills that fit")
    @APIResponse(responseCode = "422", description = "A parameter is unknown or wrong: invalid-request")
    public Page<KillRecord> list(@Context UriInfo uri) {
        QueryReader query = new QueryReader(uri);
        KillQuery kills = new KillQuery(
                query.text("database"),
                query.text("policy"),
                query.read("outcome", KillsResource::outcome, "one of " + outcomes()),
                query.read("since", KillsResource::instant, "a time with its zone, such as 2026-01-31T07:00:00Z"),
                query.count("cursor"),
                query.limit());
        query.check();
        Ledger.Page page = shown.list(kills);
        return new Page<>(page.items(), page.next().map(String::valueOf));
    }

    @GET
    @Needs(
            value = {Role.VIEWER, Role.OPERATOR, Role.APPROVER, Role.ADMIN, Role.DEVELOPER},
            on = Needs.Reach.SOME_DATABASE)
    @Path("/{id}")
    @Operation(
            operationId = "getKill",
            summary = "One kill",
            description =
                    "From the intent over the database's answers to the outcome, with what the session was doing.")
    @APIResponse(responseCode = "200", description = "The kill's record; without outcome while it is in flight")
    @APIResponse(responseCode = "404", description = "No such id: no-such-kill")
    public KillRecord one(@PathParam("id") String id) {
        return ledger.find(id)
                .filter(shown::sees)
                .orElseThrow(() -> new RequestRefused(
                        ProblemType.NO_SUCH_KILL, "the ledger has no kill of that id that you may see"));
    }

    private static Optional<String> outcome(String text) {
        return Arrays.stream(Outcome.values())
                .map(Outcome::label)
                .filter(text::equals)
                .findFirst();
    }

    private static String outcomes() {
        return Arrays.stream(Outcome.values()).map(Outcome::label).collect(Collectors.joining(", "));
    }

    private static Optional<Instant> instant(String text) {
        try {
            // No ledger holds the time before the epoch, and none can compare with the end of time.
            return Optional.of(OffsetDateTime.parse(text))
                    .filter(time -> time.getYear() >= 1970 && time.getYear() <= 9999)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) { // the answer names the parameter and what it must be
            return Optional.empty();
        }
    }
}
