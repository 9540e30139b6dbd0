package io.sessionwarden.sim.net.ttc;

import io.sessionwarden.sim.call.OraError;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** The formats in which values of columns and binds travel; several of Oracle's types share one. Null travels as no bytes at all. */
public enum WireType {
    TEXT,
    NUMBER,
    DATE,
    TIMESTAMP,
    TIMESTAMP_TZ,
    INTERVAL_DS,
    BINARY_FLOAT,
    BINARY_DOUBLE,
    RAW;

    /** Character set form of a national text, which travels in UTF-16. */
    private static final int NATIONAL = 2;

    /** The format of one of Oracle's type codes; ORA-03115 when it is not served. */
    public static WireType of(int typeCode) throws OraError {
        return switch (typeCode) {
            case 1, 5, 8, 9, 96, 97 -> TEXT;
            case 2, 6 -> NUMBER;
            case 12 -> DATE;
            case 23, 24 -> RAW;
            case 100 -> BINARY_FLOAT;
            case 101 -> BINARY_DOUBLE;
            case 180, 187, 231, 232 -> TIMESTAMP;
            case 181, 188 -> TIMESTAMP_TZ;
            case 183, 190 -> INTERVAL_DS;
            default -> throw new OraError(3115, "unsupported network datatype or representation");
        };
    }

    /** The bytes of a value as {@link io.sessionwarden.sim.call.Cursor} has them; ORA-06502 when it is of another type. */
    public byte[] encode(Object value, int charsetForm) throws OraError {
        if (value == null) {
            return null;
        }
        try {
            return switch (this) {
                case TEXT -> text(value).getBytes(charset(charsetForm));
                case NUMBER -> OracleNumber.encode((BigDecimal) value);
                case DATE -> OracleDate.encodeDate((LocalDateTime) value);
                case TIMESTAMP -> OracleDate.encodeTimestamp((LocalDateTime) value);
                case TIMESTAMP_TZ -> OracleDate.encodeZoned((OffsetDateTime) value);
                case INTERVAL_DS -> OracleInterval.encode((Duration) value);
                case BINARY_FLOAT -> OracleFloat.encode((Float) value);
                case BINARY_DOUBLE -> OracleFloat.encode((Double) value);
                case RAW -> (byte[]) value;
            };
        } catch (ClassCastException e) {
            String found = value.getClass().getSimpleName();
            throw new OraError(6502, "PL/SQL: numeric or value error: " + found + " where " + this + " is due");
        }
    }

    /** The value of such bytes; an error when they are not in this format. */
    public Object decode(byte[] bytes, int charsetForm) throws OraError {
        if (bytes == null) {
            return null;
        }
        return switch (this) {
            case TEXT -> new String(bytes, charset(charsetForm));
            case NUMBER -> OracleNumber.decode(bytes);
            case DATE, TIMESTAMP -> OracleDate.decode(bytes);
            case TIMESTAMP_TZ -> OracleDate.decodeZoned(bytes);
            case INTERVAL_DS -> OracleInterval.decode(bytes);
            case BINARY_FLOAT -> OracleFloat.decodeFloat(bytes);
            case BINARY_DOUBLE -> OracleFloat.decodeDouble(bytes);
            case RAW -> bytes;
        };
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : (String) value;
    }

    private static Charset charset(int form) {
        return form == NATIONAL ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }
}
