package io.sessionwarden.sim.net.ttc;

import io.sessionwarden.sim.call.OraError;
import java.nio.ByteBuffer;
import java.time.Duration;

/** The format of INTERVAL DAY TO SECOND: every field by itself, moved up so that it is never negative. */
final class OracleInterval {
    private static final int LENGTH = 11;
    private static final int WIDE_ZERO = 0x8000_0000;
    private static final int NARROW_ZERO = 60;

    private OracleInterval() {}

    static byte[] encode(Duration interval) {
        int sign = interval.isNegative() ? -1 : 1;
        Duration size = interval.abs();
        return ByteBuffer.allocate(LENGTH)
                .putInt(WIDE_ZERO + sign * Math.toIntExact(size.toDaysPart()))
                .put((byte) (NARROW_ZERO + sign * size.toHoursPart()))
                .put((byte) (NARROW_ZERO + sign * size.toMinutesPart()))
                .put((byte) (NARROW_ZERO + sign * size.toSecondsPart()))
                .putInt(WIDE_ZERO + sign * size.toNanosPart())
                .array();
    }

    static Duration decode(byte[] bytes) throws OraError {
        if (bytes.length < LENGTH) {
            throw new OraError(1867, "the interval is invalid");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return Duration.ofDays(in.getInt() - WIDE_ZERO)
                .plusHours(in.get() - NARROW_ZERO)
                .plusMinutes(in.get() - NARROW_ZERO)
                .plusSeconds(in.get() - NARROW_ZERO)
                .plusNanos(in.getInt() - WIDE_ZERO);
    }
}
