package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.OraError;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The session that a kill names: 'sid,serial#[,@inst]', blanks allowed around each part. */
record KillTarget(int sid, int serial, OptionalInt instance) {
    private static final Pattern FORM =
            Pattern.compile("\\s*(\\d{1,9})\\s*,\\s*(\\d{1,9})\\s*(?:,\\s*@\\s*(\\d{1,9})\\s*)?");

    static KillTarget parse(String text, int position) throws OraError {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new OraError(26, "missing or invalid session ID", position);
        }
        return new KillTarget(
                Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)),
                form.group(3) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(form.group(3))));
    }
}
