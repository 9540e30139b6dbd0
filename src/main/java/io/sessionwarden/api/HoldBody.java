package io.sessionwarden.api;

import io.sessionwarden.policy.Glob;
import io.sessionwarden.restraint.Holds;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is not to be touched, as written; absent parts are null. At least one of session, user, program and machine must be there. */
public record HoldBody(
        @Schema(required = true, examples = "crm") String database,

        @Schema(examples = "1:142:5113", description = "inst:sid:serial; means the session that is there now")
        String session,

        @Schema(examples = "APP_*", description = "pattern") String user,

        @Schema(examples = "payroll*", description = "pattern")
        String program,

        @Schema(examples = "web07", description = "pattern") String machine,

        @Schema(required = true, examples = "2026-01-31T18:00:00Z", description = "at most 30 days ahead")
        String until,

        @Schema(required = true, maxLength = 500, examples = "month-end closing")
        String reason) {

    /** Valid by itself. */
    record Asked(
            String database,
            Optional<String> session,
            Optional<Glob> user,
            Optional<Glob> program,
            Optional<Glob> machine,
            Instant until,
            String reason) {}

    static Asked read(HoldBody body, Instant now) {
        BodyReader reader = new BodyReader();
        HoldBody written = BodyReader.present(body);
        Optional<String> database =
                reader.required("database", written.database(), Optional::of, "the name of a database");
        Optional<Glob> user = reader.glob("user", written.user());
        Optional<Glob> program = reader.glob("program", written.program());
        Optional<Glob> machine = reader.glob("machine", written.machine());
        Optional<Instant> until = reader.required(
                "until",
                written.until(),
                text -> until(text, now),
                "a time to come, at most 30 days ahead, such as 2026-01-31T18:00:00Z");
        String reason = reader.reason(written.reason());
        if (written.session() == null && Stream.of(user, program, machine).allMatch(Optional::isEmpty)) {
            reader.refuse(
                    "body: name a session, user, program or machine; to stop kills on the whole database pause it");
        }
        reader.check();
        return new Asked(
                database.orElseThrow(),
                Optional.ofNullable(written.session()),
                user,
                program,
                machine,
                until.orElseThrow(),
                reason);
    }

    private static Optional<Instant> until(String text, Instant now) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant())
                    .filter(until -> until.isAfter(now) && !until.isAfter(now.plus(Holds.LONGEST)));
        } catch (DateTimeException e) { // the answer says what it must be
            return Optional.empty();
        }
    }
}
