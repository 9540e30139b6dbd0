package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The session that a kill names: 'sid,serial#[,@inst][,sql_id]', blanks allowed around each part. */
record KillTarget(int sid, int serial, OptionalInt instance, Optional<String> sqlId) {
    private static final String SESSION = "\\s*(\\d{1,9})\\s*,\\s*(\\d{1,9})\\s*(?:,\\s*@\\s*(\\d{1,9})\\s*)?";
    private static final Pattern FORM = Pattern.compile(SESSION + "()");
    private static final Pattern WITH_STATEMENT = Pattern.compile(SESSION + "(?:,\\s*([0-9a-z]{13})\\s*)?");

    /** Of KILL SESSION and DISCONNECT SESSION. */
    static KillTarget parse(String text, int position) throws OraError {
        return parse(FORM, text, position);
    }

    /** Of CANCEL SQL, which can name a statement too. */
    static KillTarget parseStatement(String text, int position) throws OraError {
        return parse(WITH_STATEMENT, text, position);
    }

    private static KillTarget parse(Pattern pattern, String text, int position) throws OraError {
        Matcher form = pattern.matcher(text);
        if (!form.matches()) {
            throw invalid(position);
        }
        return new KillTarget(
                Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)),
                form.group(3) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(form.group(3))),
                Optional.ofNullable(form.group(4)).filter(id -> !id.isEmpty()));
    }

    static OraError invalid(int position) {
        return new OraError(26, "missing or invalid session ID", position);
    }
}
