package io.sessionwarden.sim.sql;

import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.statement.create.table.ColDataType;

/** Writes declared types; H2's Oracle mode knows most of them by name. */
final class DataTypes {
    private DataTypes() {}

    /** The value as the widest type of its kind, so that two values of one kind have the same type. */
    static String cast(String sql, ColumnKind kind) {
        return switch (kind) {
            case NUMBER -> Functions.decimal(sql);
            case TEXT -> "CAST(" + sql + " AS VARCHAR(4000))";
            case DATE -> DateFunctions.asDate(sql);
            case TIMESTAMP, RAW, BOOLEAN, OTHER -> sql;
        };
    }

    /** Null of a kind. */
    static String absent(ColumnKind kind) {
        return kind == ColumnKind.TIMESTAMP ? "CAST(NULL AS TIMESTAMP(9))" : cast("NULL", kind);
    }

    static String write(ColDataType type) {
        List<String> arguments = type.getArgumentsStringList();
        String name = type.getDataType().toUpperCase(Locale.ROOT).strip();
        String sizes = arguments == null || arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")";
        return switch (name) {
            case "NUMBER", "DECIMAL", "NUMERIC" -> sizes.isEmpty() ? "DECFLOAT(40)" : "NUMERIC" + sizes;
            case "VARCHAR2", "NVARCHAR2" -> "VARCHAR" + sizes;
            default -> name + sizes;
        };
    }
}
