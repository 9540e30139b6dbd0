package io.sessionwarden.api;

import io.sessionwarden.engine.LoginJournal;
import io.sessionwarden.engine.RefusedLogins;
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
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The daemon's own logins to a database. */
@Path("/api/v1/databases/{database}/logins")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Fleet")
public class LoginsResource {
    private static final int LONGEST_REASON = 500;

    private final TargetRegistry targets;
    private final RefusedLogins logins;
    private final Callers callers;

    LoginsResource(TargetRegistry targets, RefusedLogins logins, Callers callers) {
        this.targets = targets;
        this.logins = logins;
        this.callers = callers;
    }

    /** Why logins are allowed again, as written. */
    public record RearmBody(
            @Schema(required = true, maxLength = 500, description = "why; goes into the ledger")
            String reason) {}

    /** The accounts that may log in once more; none when no login had been refused. */
    public record Rearmed(String database, List<String> accounts) {}

    @POST
    @Needs({Role.OPERATOR, Role.ADMIN})
    @Path("/rearm")
    @Operation(
            operationId = "rearmLogins",
            summary = "Allow one more login",
            description =
                    "After a refused login (ORA-01017, ORA-28000, ORA-28001) the daemon stops before it locks the account."
                            + " This allows one more login to each such account of the database, whatever its password; the next sample makes it.")
    @APIResponse(responseCode = "200", description = "The accounts that may log in once more")
    @APIResponse(responseCode = "404", description = "Not in the fleet file: no-such-database")
    @APIResponse(responseCode = "422", description = "The body is wrong: invalid-request")
    @APIResponse(responseCode = "503", description = "ledger-not-writable: nothing has changed")
    public Rearmed rearm(@PathParam("database") String database, RearmBody body) {
        Target target = Paths.target(targets, database);
        try {
            return new Rearmed(
                    target.name(), logins.rearm(target.name(), callers.caller().name(), reason(body)));
        } catch (LoginJournal.Unavailable e) {
            throw new RequestRefused(
                    ProblemType.LEDGER_NOT_WRITABLE, "no login is allowed that is not written down first");
        }
    }

    private static String reason(RearmBody body) {
        String reason =
                body == null || body.reason() == null ? "" : body.reason().strip();
        if (reason.isEmpty()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw new RequestRefused(
                    ProblemType.INVALID_REQUEST,
                    "body.reason: must say why, for the ledger; one line of at most 500 characters");
        }
        return reason;
    }
}
