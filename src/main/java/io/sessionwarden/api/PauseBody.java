package io.sessionwarden.api;

import io.sessionwarden.restraint.Pause;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is paused or resumed, as written; absent parts are null. */
public record PauseBody(
        @Schema(
                required = true,
                enumeration = {"policies", "all"},
                examples = "policies",
                description = "policies: they kill nothing; all: nor do people")
        String scope,

        @Schema(examples = "crm", description = "where; everywhere when absent")
        String database,

        @Schema(
                required = true,
                maxLength = 500,
                examples = "release weekend",
                description = "why; goes into the ledger")
        String reason) {

    /** Valid. */
    record Asked(Pause.Scope scope, Optional<String> database, String reason) {}

    static Asked read(PauseBody body) {
        BodyReader reader = new BodyReader();
        PauseBody written = BodyReader.present(body);
        Optional<Pause.Scope> scope = reader.required("scope", written.scope(), Pause.Scope::of, scopes());
        String reason = reader.reason(written.reason());
        reader.check();
        return new Asked(scope.orElseThrow(), Optional.ofNullable(written.database()), reason);
    }

    private static String scopes() {
        return Arrays.stream(Pause.Scope.values()).map(Pause.Scope::text).collect(Collectors.joining(" or "));
    }
}
