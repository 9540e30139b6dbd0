package io.sessionwarden.api;

import io.sessionwarden.identity.Callers;
import io.sessionwarden.identity.Needs;
import io.sessionwarden.identity.Role;
import io.sessionwarden.ledger.Idempotency;
import io.sessionwarden.ledger.KillRecord;
import io.sessionwarden.session.SessionKey;
import io.sessionwarden.target.Target;
import io.sessionwarden.target.TargetRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Ends one session. */
@Path("/api/v1/databases/{database}/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Kills")
public class KillResource {
    private final TargetRegistry targets;
    private final OperatorKill kill;
    private final Callers callers;
    private final IdempotencyKeys keys;

    KillResource(TargetRegistry targets, OperatorKill kill, Callers callers, IdempotencyKeys keys) {
        this.targets = targets;
        this.kill = kill;
        this.callers = callers;
        this.keys = keys;
    }

    @POST
    @Needs(
            value = {Role.OPERATOR, Role.ADMIN, Role.DEVELOPER},
            toKill = true)
    @Path("/{session}/kill")
    @Operation(
            operationId = "killSession",
            summary = "Kill one session",
            description =
                    "Ends exactly the session that is at that address now, provided that expect still holds when it is read again"
                            + " just before the kill. Safe to repeat: when an earlier kill of ours is why the session is gone, its record is the answer.")
    @Parameter(
            name = "wait",
            in = ParameterIn.QUERY,
            description = "how long to wait for the outcome, such as 500ms, 10s (the default) or 1m; at most 60s",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = IdempotencyKeys.HEADER,
            in = ParameterIn.HEADER,
            description =
                    "names this request among those of the caller: sent again it is answered alike and kills nothing more,"
                            + " also after a restart; 1 to 200 printable ASCII characters",
            schema = @Schema(type = SchemaType.STRING))
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = KillBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "Settled: the kill's record; or, with dryRun, what would be done",
            content = @Content(schema = @Schema(oneOf = {KillRecord.class, KillPreview.class})))
    @APIResponse(
            responseCode = "202",
            description = "Not settled yet: the record so far, and its address in Location",
            content = @Content(schema = @Schema(implementation = KillRecord.class)))
    @APIResponse(
            responseCode = "403",
            description = "protected, not-yours or hold; or forbidden: overriding is for operators")
    @APIResponse(responseCode = "404", description = "no-such-database, or not in a whole sample: no-such-session")
    @APIResponse(
            responseCode = "409",
            description =
                    "expectation-failed, changed, in-flight, database-role, paused, rollback-too-large or ceiling: nothing was sent")
    @APIResponse(
            responseCode = "422",
            description = "invalid-request; or the key stands for another request: idempotency-key-reused")
    @APIResponse(responseCode = "429", description = "budget: nothing was sent; Retry-After says when a slot is free")
    @APIResponse(responseCode = "500", description = "kill-not-recorded: look at the session before asking again")
    @APIResponse(
            responseCode = "503",
            description =
                    "database-unreachable, database-busy or ledger-not-writable: nothing was sent, safe to repeat")
    public Response kill(
            @PathParam("database") String database,
            @PathParam("session") String session,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            KillBody body) {
        Target target = Paths.target(targets, database);
        SessionKey key = Paths.session(session);
        QueryReader query = new QueryReader(uri);
        Duration wait = query.timeToWait();
        query.check();
        KillAsked asked = KillAsked.read(body, target);
        Optional<Idempotency> idempotency = keys.read(headers, List.of(target.name(), key), body);
        return response(kill.ask(callers.caller(), target, key, asked, idempotency, wait));
    }

    private static Response response(KillReply reply) {
        return switch (reply) {
            case KillReply.Settled settled -> Response.ok(settled.record()).build();
            case KillReply.Previewed previewed ->
                Response.ok(previewed.preview()).build();
            case KillReply.Pending pending ->
                Response.accepted(pending.record().orElse(null))
                        .location(URI.create("/api/v1/kills/" + pending.killId()))
                        .build();
        };
    }
}
