package io.sessionwarden.api;

import io.sessionwarden.identity.Callers;
import io.sessionwarden.identity.Needs;
import io.sessionwarden.identity.Role;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The fleet: which databases there are and how they are. Asks no database anything. */
@Path("/api/v1/databases")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Fleet")
public class DatabasesResource {
    private static final Set<Role> ANY = Set.of(Role.values());

    private final TargetRegistry targets;
    private final Callers callers;

    DatabasesResource(TargetRegistry targets, Callers callers) {
        this.targets = targets;
        this.callers = callers;
    }

    @GET
    @Needs(
            value = {Role.VIEWER, Role.OPERATOR, Role.APPROVER, Role.ADMIN, Role.DEVELOPER},
            on = Needs.Reach.SOME_DATABASE)
    @Operation(
            operationId = "listDatabases",
            summary = "The databases for which the caller has a role",
            description = "State as last observed, in the order of their names.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "100"))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "next of the page before")
    @APIResponse(responseCode = "200", description = "The databases")
    @APIResponse(responseCode = "422", description = "A parameter is unknown or wrong: invalid-request")
    public Page<DatabaseView> list(@Context UriInfo uri) {
        QueryReader query = new QueryReader(uri);
        int limit = query.limit();
        Optional<String> after = query.text("cursor");
        query.check();
        List<Target> some = targets.all().stream()
                .filter(t -> callers.caller().has(ANY, t.name(), t.database().labels()))
                .filter(t -> after.stream().allMatch(name -> t.name().compareTo(name) > 0))
                .limit(limit + 1L)
                .toList();
        List<DatabaseView> items =
                some.stream().limit(limit).map(DatabaseView::of).toList();
        return new Page<>(
                items, some.size() > limit ? Optional.of(items.getLast().name()) : Optional.empty());
    }

    @GET
    @Needs({Role.VIEWER, Role.OPERATOR, Role.APPROVER, Role.ADMIN, Role.DEVELOPER})
    @Path("/{database}")
    @Operation(
            operationId = "getDatabase",
            summary = "One database",
            description = "State as last observed: up or not and why, role, instances, sessions by status.")
    @APIResponse(responseCode = "200", description = "The database")
    @APIResponse(responseCode = "404", description = "Not in the fleet file: no-such-database")
    public DatabaseView one(@PathParam("database") String database) {
        return DatabaseView.of(Paths.target(targets, database));
    }
}
