package io.sessionwarden.sim.db.view;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.h2.engine.SessionLocal;
import org.h2.table.Column;
import org.h2.value.Value;
import org.h2.value.ValueDecfloat;
import org.h2.value.ValueNull;
import org.h2.value.ValueToObjectConverter;
import org.h2.value.ValueVarbinary;
import org.h2.value.ValueVarchar;

/** Turns a value of a fixed view into H2's. */
final class H2Value {
    private H2Value() {}

    static Value of(SessionLocal session, Object value, Column column) {
        return switch (value) {
            case null -> ValueNull.INSTANCE;
            case Integer number -> ValueDecfloat.get(BigDecimal.valueOf(number));
            case Long number -> ValueDecfloat.get(BigDecimal.valueOf(number));
            case String text
            when column.getType().getValueType() == Value.VARBINARY ->
                ValueVarbinary.get(HexFormat.of().parseHex(text));
            case String text -> ValueVarchar.get(text);
            case LocalDateTime time ->
                ValueToObjectConverter.objectToValue(session, time.truncatedTo(ChronoUnit.SECONDS), Value.TIMESTAMP);
            default -> throw new IllegalStateException("no SQL value for " + value.getClass());
        };
    }
}
