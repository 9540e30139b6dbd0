package io.sessionwarden.api;

import io.sessionwarden.identity.Needs;
import io.sessionwarden.identity.Role;
import io.sessionwarden.target.TargetRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What works with one database and what is missing, found out while the caller waits. */
@Path("/api/v1/databases/{database}/doctor")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Fleet")
public class DatabaseDoctorResource {
    private final TargetRegistry targets;
    private final Doctor doctor;

    DatabaseDoctorResource(TargetRegistry targets, Doctor doctor) {
        this.targets = targets;
        this.doctor = doctor;
    }

    @GET
    @Needs({Role.VIEWER, Role.OPERATOR, Role.APPROVER, Role.ADMIN})
    @Operation(
            operationId = "doctorOfDatabase",
            summary = "What works with a database and what is missing",
            description =
                    "Takes a sample and tries what the daemon asks of the database, over connections that are there: it logs in only as"
                            + " the next sample would. An answer is given also when the database has none.")
    @APIResponse(
            responseCode = "200",
            description = "The checks, and the grants that are missing",
            content = @Content(schema = @Schema(implementation = DoctorView.class)))
    @APIResponse(responseCode = "404", description = "Not in the fleet file: no-such-database")
    public DoctorView one(@PathParam("database") String database) {
        return doctor.examine(Paths.target(targets, database));
    }
}
