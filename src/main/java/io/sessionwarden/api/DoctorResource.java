package io.sessionwarden.api;

import io.sessionwarden.identity.Caller;
import io.sessionwarden.identity.Callers;
import io.sessionwarden.identity.Needs;
import io.sessionwarden.identity.Role;
import io.sessionwarden.target.Target;
import io.sessionwarden.target.TargetRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which databases are not well, found out while the caller waits. */
@Path("/api/v1/doctor")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Fleet")
public class DoctorResource {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TargetRegistry targets;
    private final Doctor doctor;
    private final Callers callers;

    DoctorResource(TargetRegistry targets, Doctor doctor, Callers callers) {
        this.targets = targets;
        this.doctor = doctor;
        this.callers = callers;
    }

    @GET
    @Needs(
            value = {Role.VIEWER, Role.OPERATOR, Role.APPROVER, Role.ADMIN},
            on = Needs.Reach.SOME_DATABASE)
    @Operation(
            operationId = "doctor",
            summary = "Which databases are not well",
            description =
                    "The same for the databases that the caller sees, all at once, in the order of their names: the checks that failed.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "100"))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "next of the page before")
    @APIResponse(responseCode = "200", description = "One summary for each")
    @APIResponse(responseCode = "422", description = "A parameter is unknown or wrong: invalid-request")
    public Page<DoctorView.Summary> all(@Context UriInfo uri) {
        QueryReader query = new QueryReader(uri);
        int limit = query.limit();
        Optional<String> after = query.text("cursor");
        query.check();
        Caller caller = callers.caller();
        List<Target> some = targets.all().stream()
                .filter(t -> caller.seesAll(t.name(), t.database().labels()))
                .filter(t -> after.stream().allMatch(name -> t.name().compareTo(name) > 0))
                .sorted(Comparator.comparing(Target::name))
                .limit(limit + 1L)
                .toList();
        List<DoctorView.Summary> items = AtOnce.ask(
                some.stream().limit(limit).toList(),
                target -> doctor.examine(target).summary(),
                LIMIT,
                target -> doctor.late(target, LIMIT));
        return new Page<>(
                items, some.size() > limit ? Optional.of(items.getLast().database()) : Optional.empty());
    }
}
