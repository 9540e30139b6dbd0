package io.sessionwarden.api;

import io.sessionwarden.identity.Caller;
import io.sessionwarden.identity.Callers;
import io.sessionwarden.identity.Needs;
import io.sessionwarden.identity.Role;
import io.sessionwarden.ledger.LedgerUnwritable;
import io.sessionwarden.restraint.Pauses;
import io.sessionwarden.restraint.Restraints;
import io.sessionwarden.target.TargetRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The stop switch. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Restraints")
public class PauseResource {
    private final Pauses pauses;
    private final TargetRegistry targets;
    private final Callers callers;

    PauseResource(Restraints restraints, TargetRegistry targets, Callers callers) {
        this.pauses = restraints.pauses();
        this.targets = targets;
        this.callers = callers;
    }

    @GET
    @Path("/pause")
    @Needs(
            value = {Role.VIEWER, Role.OPERATOR, Role.APPROVER, Role.ADMIN},
            on = Needs.Reach.SOME_DATABASE)
    @Operation(
            operationId = "getPause",
            summary = "What is paused",
            description = "Everywhere, and on the databases that the caller sees.")
    @APIResponse(responseCode = "200", description = "The pauses")
    @APIResponse(responseCode = "403", description = "The caller has none of the roles: forbidden")
    public PauseView paused() {
        return view(callers.caller());
    }

    @POST
    @Path("/pause")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(
            value = {Role.OPERATOR, Role.ADMIN},
            on = Needs.Reach.SOME_DATABASE)
    @Operation(
            operationId = "pause",
            summary = "Stop kills",
            description =
                    "At once, of policies or of everybody, on one database or everywhere, until it is resumed. What was sent"
                            + " already is not taken back.")
    @APIResponse(responseCode = "200", description = "What is paused now")
    @APIResponse(responseCode = "403", description = "Without database the role must be for all of them: forbidden")
    @APIResponse(responseCode = "404", description = "No such database: no-such-database")
    @APIResponse(responseCode = "422", description = "The body is wrong: invalid-request")
    @APIResponse(responseCode = "503", description = "ledger-not-writable: it is paused, but only until a restart")
    public PauseView pause(PauseBody body) {
        PauseBody.Asked asked = PauseBody.read(body);
        Caller caller = permitted(asked);
        try {
            pauses.pause(asked.scope(), asked.database(), caller.name(), asked.reason());
        } catch (LedgerUnwritable e) {
            throw new RequestRefused(
                    ProblemType.LEDGER_NOT_WRITABLE,
                    "it is paused, but that was not recorded: it holds until a restart; pause again when the ledger is repaired");
        }
        return view(caller);
    }

    @POST
    @Path("/resume")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(
            value = {Role.OPERATOR, Role.ADMIN},
            on = Needs.Reach.SOME_DATABASE)
    @Operation(
            operationId = "resume",
            summary = "End a pause",
            description = "The one of that scope in that place; others stay, and the answer shows them.")
    @APIResponse(responseCode = "200", description = "What is still paused")
    @APIResponse(responseCode = "403", description = "Without database the role must be for all of them: forbidden")
    @APIResponse(responseCode = "404", description = "No such database: no-such-database")
    @APIResponse(responseCode = "422", description = "The body is wrong: invalid-request")
    @APIResponse(responseCode = "503", description = "ledger-not-writable: it stays paused")
    public PauseView resume(PauseBody body) {
        PauseBody.Asked asked = PauseBody.read(body);
        Caller caller = permitted(asked);
        try {
            pauses.resume(asked.scope(), asked.database(), caller.name(), asked.reason());
        } catch (LedgerUnwritable e) {
            throw new RequestRefused(ProblemType.LEDGER_NOT_WRITABLE, "it stays paused: " + e.getMessage());
        }
        return view(caller);
    }

    private Caller permitted(PauseBody.Asked asked) {
        Caller caller = callers.caller();
        if (asked.database().isPresent()) {
            RestraintPermission.toDecide(caller, targets, asked.database().get());
        } else {
            RestraintPermission.toDecideEverywhere(caller);
        }
        return caller;
    }

    private PauseView view(Caller caller) {
        return PauseView.of(pauses.list().stream()
                .filter(pause -> pause.database().stream()
                        .allMatch(database -> RestraintPermission.sees(caller, targets, database)))
                .toList());
    }
}
