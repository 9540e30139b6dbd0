package io.sessionwarden.api;

import io.sessionwarden.identity.Caller;
import io.sessionwarden.identity.Callers;
import io.sessionwarden.identity.Needs;
import io.sessionwarden.identity.Role;
import io.sessionwarden.ledger.LedgerUnwritable;
import io.sessionwarden.restraint.Hold;
import io.sessionwarden.restraint.Holds;
import io.sessionwarden.restraint.Restraints;
import io.sessionwarden.session.SessionIdentity;
import io.sessionwarden.session.SessionKey;
import io.sessionwarden.target.Target;
import io.sessionwarden.target.TargetRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is not to be touched for a while. */
@Path("/api/v1/holds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Restraints")
public class HoldsResource {
    private final Holds holds;
    private final TargetRegistry targets;
    private final Callers callers;
    private final Clock clock;

    HoldsResource(Restraints restraints, TargetRegistry targets, Callers callers, Clock clock) {
        this.holds = restraints.holds();
        this.targets = targets;
        this.callers = callers;
        this.clock = clock;
    }

    @GET
    @Needs(
            value = {Role.VIEWER, Role.OPERATOR, Role.APPROVER, Role.ADMIN},
            on = Needs.Reach.SOME_DATABASE)
    @Operation(
            operationId = "listHolds",
            summary = "What is held",
            description = "On the databases that the caller sees; a hold that is over is not shown.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "at most 1000",
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "100"))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "next of the page before")
    @APIResponse(responseCode = "200", description = "The holds")
    @APIResponse(responseCode = "422", description = "A parameter is unknown or wrong: invalid-request")
    public Page<HoldView> list(@Context UriInfo uri) {
        QueryReader query = new QueryReader(uri);
        int limit = query.limit();
        Optional<String> after = query.text("cursor");
        query.check();
        List<HoldView> some = holds.list().stream()
                .filter(this::isSeen)
                .filter(hold -> after.stream().allMatch(id -> hold.id().compareTo(id) > 0))
                .limit(limit + 1L)
                .map(HoldView::of)
                .toList();
        boolean more = some.size() > limit;
        List<HoldView> items = more ? some.subList(0, limit) : some;
        return new Page<>(items, more ? Optional.of(items.getLast().id()) : Optional.empty());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(
            value = {Role.OPERATOR, Role.ADMIN},
            on = Needs.Reach.SOME_DATABASE)
    @Operation(
            operationId = "hold",
            summary = "Hold sessions",
            description =
                    "Neither policies nor people kill what fits everything that is given, until then; people may override it."
                            + " A session is the one that is at that address now.")
    @APIResponse(
            responseCode = "201",
            description = "The hold",
            content = @Content(schema = @Schema(implementation = HoldView.class)))
    @APIResponse(responseCode = "403", description = "The caller needs the role for that database: forbidden")
    @APIResponse(responseCode = "404", description = "no-such-database, or not in a whole sample: no-such-session")
    @APIResponse(responseCode = "422", description = "The body is wrong: invalid-request")
    @APIResponse(
            responseCode = "503",
            description = "database-unreachable: no hold; or ledger-not-writable: it holds, but only until a restart")
    public Response hold(HoldBody body) {
        HoldBody.Asked asked = HoldBody.read(body, clock.instant());
        Caller caller = callers.caller();
        RestraintPermission.toDecide(caller, targets, asked.database());
        Hold hold = new Hold(
                UUID.randomUUID().toString(),
                asked.database(),
                asked.session().map(session -> identity(asked.database(), session)),
                asked.user(),
                asked.program(),
                asked.machine(),
                asked.until(),
                asked.reason(),
                caller.name(),
                clock.instant());
        try {
            holds.hold(hold);
        } catch (LedgerUnwritable e) {
            throw new RequestRefused(
                    ProblemType.LEDGER_NOT_WRITABLE,
                    "it is held, but that was not recorded: hold " + hold.id() + " ends with a restart");
        }
        return Response.status(Response.Status.CREATED)
                .entity(HoldView.of(hold))
                .build();
    }

    /** An address is given out again; what is held is the session that has it now. */
    private SessionIdentity identity(String database, String session) {
        Target target = Paths.target(targets, database);
        SessionKey key = Paths.session(session);
        return SampleShown.findNow(target, key)
                .orElseThrow(() -> SessionsResource.noSuchSession(target, key))
                .session()
                .identity();
    }

    @DELETE
    @Path("/{id}")
    @Needs(
            value = {Role.OPERATOR, Role.ADMIN},
            on = Needs.Reach.SOME_DATABASE)
    @Operation(operationId = "release", summary = "End a hold", description = "Before its time.")
    @APIResponse(responseCode = "204", description = "It is ended")
    @APIResponse(responseCode = "403", description = "The caller needs the role for that database: forbidden")
    @APIResponse(responseCode = "404", description = "No such hold, or it is over: no-such-hold")
    @APIResponse(responseCode = "503", description = "ledger-not-writable: it holds on")
    public void release(@PathParam("id") String id) {
        Hold hold = holds.list().stream()
                .filter(h -> h.id().equals(id) && isSeen(h))
                .findFirst()
                .orElseThrow(() -> new RequestRefused(ProblemType.NO_SUCH_HOLD, "there is no hold of that id now"));
        Caller caller = callers.caller();
        RestraintPermission.toRelease(caller, targets, hold.database());
        try {
            holds.release(hold, caller.name());
        } catch (LedgerUnwritable e) {
            throw new RequestRefused(ProblemType.LEDGER_NOT_WRITABLE, "it holds on: " + e.getMessage());
        }
    }

    private boolean isSeen(Hold hold) {
        return RestraintPermission.sees(callers.caller(), targets, hold.database());
    }
}
