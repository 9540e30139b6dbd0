package io.sessionwarden.sim.db;

import org.h2.value.TypeInfo;
import org.h2.value.Value;

/**
 * The type of a column as the dictionary of Oracle names it.
 *
 * @param length in bytes
 * @param precision null when not declared, as is {@code scale}
 * @param characters length in characters, 0 for what is no text
 */
record OracleType(String name, int length, Integer precision, Integer scale, int characters) {
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_DIGITS = 38;

    static OracleType of(TypeInfo type) {
        return switch (type.getValueType()) {
            case Value.CHAR -> text("CHAR", type);
            case Value.VARCHAR, Value.VARCHAR_IGNORECASE -> text("VARCHAR2", type);
            case Value.CLOB -> plain("CLOB", 4_000);
            case Value.BLOB -> plain("BLOB", 4_000);
            case Value.BINARY, Value.VARBINARY -> plain("RAW", (int) Math.min(type.getPrecision(), 2_000));
            case Value.NUMERIC -> number(type);
            case Value.DATE -> plain("DATE", 7);
            case Value.TIMESTAMP -> type.getScale() == 0 ? plain("DATE", 7) : time("TIMESTAMP(%d)", 11, type);
            case Value.TIMESTAMP_TZ -> time("TIMESTAMP(%d) WITH TIME ZONE", 13, type);
            case Value.REAL -> plain("BINARY_FLOAT", 4);
            case Value.DOUBLE -> plain("BINARY_DOUBLE", 8);
            case Value.INTEGER, Value.SMALLINT, Value.TINYINT, Value.BIGINT -> new OracleType("NUMBER", 22, null, 0, 0);
            default ->
                type.getValueType() == Value.DECFLOAT
                        ? plain("NUMBER", 22)
                        : plain(type.getTraceSQL(), (int) Math.min(type.getPrecision(), LONGEST_TEXT));
        };
    }

    private static OracleType plain(String name, int length) {
        return new OracleType(name, length, null, null, 0);
    }

    private static OracleType text(String name, TypeInfo type) {
        int size = (int) Math.min(type.getPrecision(), LONGEST_TEXT);
        return new OracleType(name, size, null, null, size);
    }

    private static OracleType number(TypeInfo type) {
        return type.getPrecision() > MOST_DIGITS
                ? plain("NUMBER", 22)
                : new OracleType("NUMBER", 22, (int) type.getPrecision(), type.getScale(), 0);
    }

    private static OracleType time(String name, int length, TypeInfo type) {
        return new OracleType(name.formatted(type.getScale()), length, null, type.getScale(), 0);
    }
}
