package io.sessionwarden.sim.db;

import io.sessionwarden.sim.db.view.DatabaseRow;
import java.util.Optional;

/** The parameters of SYS_CONTEXT('USERENV', ...). */
final class Userenv {
    private Userenv() {}

    /** The value for a session, an empty text for null; empty when there is no such parameter. */
    static Optional<String> of(Session session, String parameter) {
        DatabaseRow database = session.database().row();
        return Optional.ofNullable(
                switch (parameter) {
                    case "SID" -> Integer.toString(session.sid());
                    case "SESSIONID" -> Long.toString(session.row(Blocking.NONE).audsid());
                    case "INSTANCE" -> Integer.toString(session.instance().number());
                    case "INSTANCE_NAME" -> session.instance().row().name();
                    case "SERVER_HOST" -> session.instance().row().host();
                    case "DB_NAME", "DB_UNIQUE_NAME", "CON_NAME" -> database.name();
                    case "CON_ID" -> "0";
                    case "CDB_NAME", "DB_DOMAIN", "PROXY_USER" -> "";
                    case "DATABASE_ROLE" -> database.role();
                    case "SERVICE_NAME" -> session.seat().serviceName();
                    case "SESSION_USER", "CURRENT_USER", "CURRENT_SCHEMA", "AUTHENTICATED_IDENTITY" -> session.user();
                    case "SESSION_USERID", "CURRENT_USERID", "CURRENT_SCHEMAID" ->
                        Integer.toString(session.account().id());
                    case "OS_USER" -> session.seat().logon().osUser();
                    case "HOST" -> session.seat().logon().machine();
                    case "TERMINAL" -> session.seat().logon().terminal();
                    case "CLIENT_PROGRAM_NAME" -> session.seat().logon().program();
                    case "IP_ADDRESS" -> "127.0.0.1";
                    case "NETWORK_PROTOCOL" -> "tcp";
                    case "AUTHENTICATION_METHOD" -> "PASSWORD";
                    case "ISDBA" -> "FALSE";
                    case "LANG" -> "US";
                    case "LANGUAGE" -> "AMERICAN_AMERICA.AL32UTF8";
                    case "MODULE" -> text(session.labels().module());
                    case "ACTION" -> text(session.labels().action());
                    case "CLIENT_INFO" -> text(session.labels().clientInfo());
                    case "CLIENT_IDENTIFIER" -> text(session.labels().clientId());
                    default -> null;
                });
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
