package io.sessionwarden.sim.db.view;

import org.h2.value.TypeInfo;
import org.h2.value.Value;

/** The type of H2 that stands for a type of Oracle in a fixed view. */
final class H2Types {
    private static final int DIGITS = 40;

    private H2Types() {}

    /** @param declared as in the layout, e.g. {@code VARCHAR2(30)} */
    static TypeInfo of(String declared) {
        int bracket = declared.indexOf('(');
        String name = bracket < 0 ? declared : declared.substring(0, bracket);
        return switch (name) {
            case "NUMBER" -> TypeInfo.getTypeInfo(Value.DECFLOAT, DIGITS, 0, null);
            case "VARCHAR2" -> TypeInfo.getTypeInfo(Value.VARCHAR, size(declared), 0, null);
            case "CHAR" -> TypeInfo.getTypeInfo(Value.CHAR, size(declared), 0, null);
            case "RAW" -> TypeInfo.getTypeInfo(Value.VARBINARY, size(declared), 0, null);
            case "DATE" -> TypeInfo.getTypeInfo(Value.TIMESTAMP, 0, 0, null);
            case "TIMESTAMP" ->
                TypeInfo.getTypeInfo(
                        declared.endsWith("ZONE") ? Value.TIMESTAMP_TZ : Value.TIMESTAMP, 0, size(declared), null);
            case "CLOB" -> TypeInfo.TYPE_CLOB;
            case "INTERVAL DAY TO SECOND" -> TypeInfo.TYPE_INTERVAL_DAY_TO_SECOND;
            default -> throw new IllegalArgumentException("no type for " + declared);
        };
    }

    private static int size(String declared) {
        return Integer.parseInt(declared.substring(declared.indexOf('(') + 1, declared.indexOf(')')));
    }
}
