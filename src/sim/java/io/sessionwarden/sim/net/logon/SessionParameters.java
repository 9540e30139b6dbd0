package io.sessionwarden.sim.net.logon;

import io.sessionwarden.sim.call.DatabaseSession;
import io.sessionwarden.sim.call.Service;
import io.sessionwarden.sim.net.ttc.MessageWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a client is told when it is in. */
final class SessionParameters {
    /** Release 19.0 as clients unpack it. */
    private static final int VERSION = 0x1300_0000;

    private SessionParameters() {}

    static void write(MessageWriter out, Service service, DatabaseSession session, String response) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("AUTH_SVR_RESPONSE", response);
        values.put("AUTH_VERSION_NO", String.valueOf(VERSION));
        values.put("AUTH_SESSION_ID", String.valueOf(session.sid()));
        values.put("AUTH_SERIAL_NUM", String.valueOf(session.serial()));
        values.put("AUTH_DBNAME", service.databaseName());
        values.put("AUTH_INSTANCENAME", service.instanceName());
        values.put("AUTH_INSTANCE_NO", String.valueOf(service.instanceNumber()));
        values.put("AUTH_SC_SERVER_HOST", "localhost");
        values.put("AUTH_SC_SERVICE_NAME", service.name());
        values.put("AUTH_SC_INSTANCE_NAME", service.instanceName());
        values.put("AUTH_SC_INSTANCE_ID", String.valueOf(service.instanceNumber()));
        values.put("AUTH_SC_DBUNIQUE_NAME", service.databaseName());
        values.put("AUTH_MAX_OPEN_CURSORS", "300");
        values.put("AUTH_MAX_IDEN_LENGTH", "128");
        out.u8(8).ub(values.size());
        values.forEach((key, value) -> out.keyValue(key, value, 0));
    }
}
