package io.sessionwarden.sim.net.ttc;

import io.sessionwarden.sim.call.OraError;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The formats of DATE (7 bytes), TIMESTAMP (7 or 11) and TIMESTAMP WITH TIME ZONE (13, in UTC with the offset behind). */
final class OracleDate {
    private static final int DATE_LENGTH = 7;
    private static final int TIMESTAMP_LENGTH = 11;
    private static final int ZONED_LENGTH = 13;
    private static final int REGION = 0x80;

    private OracleDate() {}

    static byte[] encodeDate(LocalDateTime time) {
        return date(ByteBuffer.allocate(DATE_LENGTH), time).array();
    }

    static byte[] encodeTimestamp(LocalDateTime time) {
        if (time.getNano() == 0) {
            return encodeDate(time);
        }
        return date(ByteBuffer.allocate(TIMESTAMP_LENGTH), time)
                .putInt(time.getNano())
                .array();
    }

    static byte[] encodeZoned(OffsetDateTime time) {
        LocalDateTime utc = time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        int offsetMinutes = time.getOffset().getTotalSeconds() / 60;
        return date(ByteBuffer.allocate(ZONED_LENGTH), utc)
                .putInt(utc.getNano())
                .put((byte) (offsetMinutes / 60 + 20))
                .put((byte) (offsetMinutes % 60 + 60))
                .array();
    }

    private static ByteBuffer date(ByteBuffer out, LocalDateTime time) {
        return out.put((byte) (time.getYear() / 100 + 100))
                .put((byte) (time.getYear() % 100 + 100))
                .put((byte) time.getMonthValue())
                .put((byte) time.getDayOfMonth())
                .put((byte) (time.getHour() + 1))
                .put((byte) (time.getMinute() + 1))
                .put((byte) (time.getSecond() + 1));
    }

    static LocalDateTime decode(byte[] b) throws OraError {
        if (b.length < DATE_LENGTH) {
            throw invalid();
        }
        int year = ((b[0] & 0xFF) - 100) * 100 + (b[1] & 0xFF) - 100;
        int nanos = b.length < TIMESTAMP_LENGTH ? 0 : ByteBuffer.wrap(b).getInt(DATE_LENGTH);
        try {
            return LocalDateTime.of(year, b[2], b[3], b[4] - 1, b[5] - 1, b[6] - 1, nanos);
        } catch (DateTimeException e) {
            throw invalid();
        }
    }

    static OffsetDateTime decodeZoned(byte[] b) throws OraError {
        boolean namedRegion = b.length == ZONED_LENGTH && (b[TIMESTAMP_LENGTH] & REGION) != 0;
        if (b.length < ZONED_LENGTH || namedRegion) {
            throw invalid();
        }
        try {
            ZoneOffset offset = ZoneOffset.ofHoursMinutes(b[TIMESTAMP_LENGTH] - 20, b[TIMESTAMP_LENGTH + 1] - 60);
            return decode(b).atOffset(ZoneOffset.UTC).withOffsetSameInstant(offset);
        } catch (DateTimeException e) {
            throw invalid();
        }
    }

    private static OraError invalid() {
        return new OraError(1805, "possible error in date/time operation");
    }
}
