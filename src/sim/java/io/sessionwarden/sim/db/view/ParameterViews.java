package io.sessionwarden.sim.db.view;

import java.util.List;

/** Initialization parameters: V$PARAMETER, V$SYSTEM_PARAMETER and V$SPPARAMETER. */
final class ParameterViews {
    static final String PROCESSES = "640";
    static final String SESSIONS = "1000";
    static final String TRANSACTIONS = "1100";

    private ParameterViews() {}

    static List<FixedView<?>> all() {
        return List.of(current("PARAMETER"), current("SYSTEM_PARAMETER"), stored());
    }

    private static FixedView<Parameter> current(String name) {
        return FixedView.of(name, ParameterViews::parameters)
                .value("NUM", Parameter::number)
                .key("NAME", Parameter::name)
                .value("TYPE", row -> row.type().code)
                .value("VALUE", Parameter::value)
                .value("DISPLAY_VALUE", Parameter::value)
                .constant("ISDEFAULT", "TRUE")
                .constant("ISMODIFIED", "FALSE")
                .constant("ISADJUSTED", "FALSE")
                .constant("ISDEPRECATED", "FALSE");
    }

    /** Nothing is stored: an instance takes what it has from the simulator. */
    private static FixedView<Parameter> stored() {
        return FixedView.of("SPPARAMETER", ParameterViews::parameters)
                .constant("SID", "*")
                .key("NAME", Parameter::name)
                .value("TYPE", row -> row.type().text)
                .constant("ISSPECIFIED", "FALSE");
    }

    private enum Type {
        BOOLEAN(1, "boolean"),
        TEXT(2, "string"),
        NUMBER(3, "integer");

        private final int code;
        private final String text;

        Type(int code, String text) {
            this.code = code;
            this.text = text;
        }
    }

    /** An initialization parameter. */
    record Parameter(int number, String name, Type type, String value) {}

    private static List<Parameter> parameters(Snapshot snapshot, InstanceRow instance) {
        return List.of(
                new Parameter(1, "processes", Type.NUMBER, PROCESSES),
                new Parameter(2, "sessions", Type.NUMBER, SESSIONS),
                new Parameter(3, "job_queue_processes", Type.NUMBER, "160"),
                new Parameter(4, "resource_limit", Type.BOOLEAN, "TRUE"),
                new Parameter(5, "max_idle_time", Type.NUMBER, "0"),
                new Parameter(6, "max_idle_blocker_time", Type.NUMBER, "0"),
                new Parameter(
                        7,
                        "cluster_database",
                        Type.BOOLEAN,
                        snapshot.instances().size() > 1 ? "TRUE" : "FALSE"),
                new Parameter(8, "db_name", Type.TEXT, snapshot.database().name()),
                new Parameter(9, "instance_number", Type.NUMBER, Integer.toString(instance.number())),
                new Parameter(10, "control_management_pack_access", Type.TEXT, "NONE"),
                new Parameter(11, "transactions", Type.NUMBER, TRANSACTIONS),
                new Parameter(12, "instance_name", Type.TEXT, instance.name()));
    }
}
