package io.sessionwarden.api;

import io.sessionwarden.identity.Callers;
import io.sessionwarden.identity.Needs;
import io.sessionwarden.identity.Role;
import io.sessionwarden.session.Evidence;
import io.sessionwarden.session.SessionKey;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The sessions of a database as they are now. */
@Path("/api/v1/databases/{database}/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Sessions")
public class SessionsResource {
    private final TargetRegistry targets;
    private final Callers callers;

    public SessionsResource(TargetRegistry targets, Callers callers) {
        this.targets = targets;
        this.callers = callers;
    }

    @GET
    @Needs({Role.VIEWER, Role.OPERATOR, Role.APPROVER, Role.ADMIN, Role.DEVELOPER})
    @Operation(
            operationId = "listSessions",
            summary = "Sessions of a database",
            description =
                    "From a sample at most two seconds old that all callers share. When the database does not answer:"
                            + " what it said before, with stale and reason. Names are patterns with * and ?, in any case.")
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "active",
                                "inactive",
                                "killed",
                                "idle-in-transaction",
                                "long-running",
                                "blocked"
                            }))
    @Parameter(name = "user", in = ParameterIn.QUERY, description = "pattern of the database user")
    @Parameter(name = "program", in = ParameterIn.QUERY, description = "pattern")
    @Parameter(name = "machine", in = ParameterIn.QUERY, description = "pattern")
    @Parameter(name = "client-id", in = ParameterIn.QUERY, description = "pattern")
    @Parameter(
            name = "min-seconds",
            in = ParameterIn.QUERY,
            description = "for so long in its call, or between two calls",
            schema = @Schema(type = SchemaType.INTEGER))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "at most 1000",
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "100"))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "next of the page before")
    @APIResponse(responseCode = "200", description = "The sessions that fit, in the order of instance, sid and serial#")
    @APIResponse(responseCode = "404", description = "Not in the fleet file: no-such-database")
    @APIResponse(responseCode = "422", description = "A parameter is unknown or wrong: invalid-request")
    @APIResponse(responseCode = "503", description = "No sample now and none before: database-unreachable")
    public SessionPage list(@PathParam("database") String database, @Context UriInfo uri) {
        Target target = Paths.target(targets, database);
        QueryReader query = new QueryReader(uri);
        SessionFilter filter = SessionFilter.read(query);
        Optional<SessionKey> after = query.read("cursor", SessionKey::parse, "next of the page before");
        int limit = query.limit();
        query.check();
        return SessionPage.of(
                SampleShown.latest(target),
                s -> filter.shows(s) && Permission.sees(callers.caller(), target, s),
                after,
                limit);
    }

    @GET
    @Needs({Role.VIEWER, Role.OPERATOR, Role.APPROVER, Role.ADMIN, Role.DEVELOPER})
    @Path("/{session}")
    @Operation(
            operationId = "getSession",
            summary = "One session in full",
            description = "The session is written inst:sid:serial, or sid,serial,@inst as copied from a screen.")
    @APIResponse(
            responseCode = "200",
            description = "The session, with its SQL texts, whom it waits for and who waits for it")
    @APIResponse(responseCode = "404", description = "no-such-database, or not in a whole sample: no-such-session")
    @APIResponse(responseCode = "422", description = "Not a session's address: invalid-request")
    @APIResponse(responseCode = "503", description = "The database cannot be asked now: database-unreachable")
    public SessionView one(@PathParam("database") String database, @PathParam("session") String session) {
        Target target = Paths.target(targets, database);
        SessionKey key = Paths.session(session);
        SampleShown.Found found = SampleShown.find(target, key)
                .filter(f -> Permission.sees(callers.caller(), target, f.session()))
                .orElseThrow(() -> noSuchSession(target, key));
        Evidence texts =
                target.visit(() -> target.link().evidence(found.session())).orElseThrow(() -> SampleShown.busy(target));
        return SessionView.of(found.session(), new Queue(found.sample().sessions()), Optional.of(texts));
    }

    static RequestRefused noSuchSession(Target target, SessionKey key) {
        return new RequestRefused(
                ProblemType.NO_SUCH_SESSION, "a whole sample of " + target.name() + " does not show session " + key);
    }
}
