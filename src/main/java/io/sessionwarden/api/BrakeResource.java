package io.sessionwarden.api;

import io.sessionwarden.identity.Callers;
import io.sessionwarden.identity.Needs;
import io.sessionwarden.identity.Role;
import io.sessionwarden.ledger.LedgerUnwritable;
import io.sessionwarden.restraint.Brakes;
import io.sessionwarden.restraint.Restraints;
import io.sessionwarden.target.TargetRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lets policies go on that were stopped because they matched too much. */
@Path("/api/v1/databases/{database}/brake/reset")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Restraints")
public class BrakeResource {
    private final Brakes brakes;
    private final TargetRegistry targets;
    private final Callers callers;

    BrakeResource(Restraints restraints, TargetRegistry targets, Callers callers) {
        this.brakes = restraints.brakes();
        this.targets = targets;
        this.callers = callers;
    }

    @POST
    @Needs({Role.OPERATOR, Role.ADMIN})
    @Operation(
            operationId = "resetBrake",
            summary = "Close a database's brake",
            description =
                    "Policies may kill there again. It opens anew if the next sample shows that they still match too much.")
    @APIResponse(responseCode = "200", description = "The brake; closed already is well too")
    @APIResponse(responseCode = "403", description = "The caller needs the role for that database: forbidden")
    @APIResponse(responseCode = "404", description = "No such database: no-such-database")
    @APIResponse(responseCode = "422", description = "The body is wrong: invalid-request")
    @APIResponse(responseCode = "503", description = "ledger-not-writable: it stays open")
    public BrakeView reset(@PathParam("database") String database, BrakeBody body) {
        BodyReader reader = new BodyReader();
        String reason = reader.reason(BodyReader.present(body).reason());
        reader.check();
        RestraintPermission.toDecide(callers.caller(), targets, database);
        try {
            brakes.reset(database, callers.caller().name(), reason);
        } catch (LedgerUnwritable e) {
            throw new RequestRefused(ProblemType.LEDGER_NOT_WRITABLE, "it stays open: " + e.getMessage());
        }
        return new BrakeView(database, brakes.of(database).isPresent());
    }
}
