package io.sessionwarden.api;

import io.sessionwarden.identity.Callers;
import io.sessionwarden.identity.Needs;
import io.sessionwarden.identity.Role;
import io.sessionwarden.target.Target;
import io.sessionwarden.target.TargetRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Ends many sessions, in two steps. */
@Path("/api/v1/databases/{database}/kills")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Kills")
public class BulkKillResource {
    private final TargetRegistry targets;
    private final OperatorKills kills;
    private final Callers callers;

    BulkKillResource(TargetRegistry targets, OperatorKills kills, Callers callers) {
        this.targets = targets;
        this.kills = kills;
        this.callers = callers;
    }

    @POST
    @Needs(
            value = {Role.OPERATOR, Role.ADMIN},
            toKill = true)
    @Operation(
            operationId = "killSessions",
            summary = "Kill sessions by criteria, in two steps",
            description =
                    "With match: shows the sessions that fit and kills nothing. With the previewId of that answer, within two minutes:"
                            + " kills exactly those that were shown without a veto, each only if it is still as it was shown and still fits."
                            + " Safe to repeat: a preview is executed once, and asking again tells how far it is.")
    @Parameter(
            name = "wait",
            in = ParameterIn.QUERY,
            description = "how long to wait for the outcomes, such as 500ms, 10s (the default) or 1m; at most 60s",
            schema = @Schema(type = SchemaType.STRING))
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BulkBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The preview; or, executed, everything is settled",
            content = @Content(schema = @Schema(oneOf = {BulkPreview.View.class, BulkReply.class})))
    @APIResponse(
            responseCode = "202",
            description = "Executed, and not all is settled yet: how far it is",
            content = @Content(schema = @Schema(implementation = BulkReply.class)))
    @APIResponse(responseCode = "404", description = "no-such-database or no-such-preview: nothing was sent")
    @APIResponse(responseCode = "409", description = "Not as many as expectCount says: expectation-failed")
    @APIResponse(responseCode = "422", description = "invalid-request, or too-many-sessions fit")
    @APIResponse(responseCode = "503", description = "database-unreachable or database-busy: nothing was sent")
    public Response kill(@PathParam("database") String database, @Context UriInfo uri, BulkBody body) {
        Target target = Paths.target(targets, database);
        QueryReader query = new QueryReader(uri);
        Duration wait = query.timeToWait();
        query.check();
        return switch (BulkAsked.read(body)) {
            case BulkAsked.Preview preview ->
                Response.ok(kills.preview(callers.caller(), target, preview)).build();
            case BulkAsked.Execution execution ->
                response(kills.execute(callers.caller(), target, execution).await(wait));
        };
    }

    private static Response response(BulkReply reply) {
        return Response.status(reply.settled() ? 200 : 202).entity(reply).build();
    }
}
