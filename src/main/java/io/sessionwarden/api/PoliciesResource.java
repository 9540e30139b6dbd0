package io.sessionwarden.api;

import io.sessionwarden.fleet.CurrentFleet;
import io.sessionwarden.identity.Callers;
import io.sessionwarden.identity.Needs;
import io.sessionwarden.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
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

/** The policies, and what they would do now. */
@Path("/api/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Policies")
public class PoliciesResource {
    private final CurrentFleet fleet;
    private final PolicyPreviews previews;
    private final Callers callers;

    PoliciesResource(CurrentFleet fleet, PolicyPreviews previews, Callers callers) {
        this.fleet = fleet;
        this.previews = previews;
        this.callers = callers;
    }

    @GET
    @Needs(
            value = {Role.VIEWER, Role.OPERATOR, Role.APPROVER, Role.ADMIN},
            on = Needs.Reach.SOME_DATABASE)
    @Operation(
            operationId = "listPolicies",
            summary = "The policies in order of priority",
            description =
                    "As the fleet file in force has them: those that are for a database of which the caller sees everything.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "100"))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "next of the page before")
    @APIResponse(responseCode = "200", description = "The policies")
    public Page<PolicyView> list(@Context UriInfo uri) {
        QueryReader query = new QueryReader(uri);
        int limit = query.limit();
        Optional<Long> after = query.count("cursor");
        query.check();
        List<PolicyView> some = new PoliciesShown(fleet.fleet(), callers.caller())
                .list().stream()
                        .filter(policy -> after.stream().allMatch(order -> policy.order() > order))
                        .limit(limit + 1L)
                        .toList();
        List<PolicyView> items = some.stream().limit(limit).toList();
        return new Page<>(
                items,
                some.size() > limit ? Optional.of(String.valueOf(items.getLast().order())) : Optional.empty());
    }

    @POST
    @Path("/{name}/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(
            value = {Role.VIEWER, Role.OPERATOR, Role.APPROVER, Role.ADMIN},
            on = Needs.Reach.SOME_DATABASE)
    @Operation(
            operationId = "previewPolicy",
            summary = "What a policy would kill now",
            description =
                    "The sessions that match it on the databases that the caller sees, what stands against each kill, and what their"
                            + " end would bring. Kills nothing, and does not count as a sample that confirms a match.")
    @APIResponse(
            responseCode = "200",
            description = "What would be killed; databases that do not answer are named",
            content = @Content(schema = @Schema(implementation = PolicyPreview.class)))
    @APIResponse(responseCode = "403", description = "The caller may not see that database: forbidden")
    @APIResponse(responseCode = "404", description = "no-such-policy or no-such-database")
    @APIResponse(
            responseCode = "422",
            description = "The body is wrong, or the policy is not for that database: invalid-request")
    public PolicyPreview preview(@PathParam("name") String name, PreviewBody body) {
        return previews.preview(
                callers.caller(),
                name,
                Optional.ofNullable(BodyReader.present(body).database()));
    }
}
