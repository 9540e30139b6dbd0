package io.sessionwarden.api;

import io.sessionwarden.identity.Callers;
import io.sessionwarden.identity.Needs;
import io.sessionwarden.identity.Role;
import io.sessionwarden.session.BlockingGraph;
import io.sessionwarden.target.Target;
import io.sessionwarden.target.TargetRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who blocks whom. */
@Path("/api/v1/databases/{database}/blockers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Sessions")
public class BlockersResource {
    private final TargetRegistry targets;
    private final Callers callers;

    public BlockersResource(TargetRegistry targets, Callers callers) {
        this.targets = targets;
        this.callers = callers;
    }

    /**
     * The blocking trees of one sample.
     *
     * @param stale true when the database does not answer now and this is what it said before
     * @param reason why it is stale
     * @param omitted how many trees there are beyond the limit
     */
    public record Blockers(
            Instant sampledAt, boolean stale, Optional<String> reason, List<BlockingTree> items, int omitted) {
        public Blockers {
            items = List.copyOf(items);
        }
    }

    @GET
    @Needs({Role.VIEWER, Role.OPERATOR, Role.APPROVER, Role.ADMIN, Role.DEVELOPER})
    @Operation(
            operationId = "listBlockers",
            summary = "Blocking trees of a database",
            description =
                    "Those that block others and wait for nobody, with all that wait for them; most waiters first. From the same sample"
                            + " as the list of sessions. A developer sees the trees that an own session is in, and of other sessions only the keys.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "of trees, at most 1000",
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "100"))
    @APIResponse(
            responseCode = "200",
            description = "The trees",
            content = @Content(schema = @Schema(implementation = Blockers.class)))
    @APIResponse(responseCode = "404", description = "Not in the fleet file: no-such-database")
    @APIResponse(responseCode = "422", description = "A parameter is unknown or wrong: invalid-request")
    @APIResponse(responseCode = "503", description = "No sample now and none before: database-unreachable")
    public Blockers list(@PathParam("database") String database, @Context UriInfo uri) {
        Target target = Paths.target(targets, database);
        QueryReader query = new QueryReader(uri);
        int limit = query.limit();
        query.check();
        SampleShown shown = SampleShown.latest(target);
        List<BlockingTree> trees = BlockingTree.of(
                new BlockingGraph(shown.sample().sessions()), s -> Permission.sees(callers.caller(), target, s));
        return new Blockers(
                shown.sample().askedAt(),
                shown.staleFor().isPresent(),
                shown.staleFor(),
                trees.stream().limit(limit).toList(),
                Math.max(0, trees.size() - limit));
    }
}
