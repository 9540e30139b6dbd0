package io.sessionwarden.sim.db;

import io.sessionwarden.sim.db.view.Privileges.ObjectGrant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.h2.engine.Database;
import org.h2.engine.Right;
import org.h2.engine.User;
import org.h2.table.Table;
import org.h2.table.TableType;

/** Who may do what with the tables in H2. */
final class StoredGrants {
    private static final Map<Integer, String> NAMES =
            Map.of(Right.SELECT, "SELECT", Right.INSERT, "INSERT", Right.UPDATE, "UPDATE", Right.DELETE, "DELETE");

    private final Database database;

    StoredGrants(Connection owner) throws SQLException {
        this.database = H2Session.of(owner).local().getDatabase();
    }

    boolean isAdministrator(String name) {
        return database.getUser(name) instanceof User user && user.isAdmin();
    }

    List<ObjectGrant> onTables() {
        List<ObjectGrant> grants = new ArrayList<>();
        for (Right right : database.getAllRights()) {
            if (right.getGrantedObject() instanceof Table table) {
                add(grants, right, table);
            }
        }
        return grants;
    }

    private static void add(List<ObjectGrant> grants, Right right, Table table) {
        String owner = table.getSchema().getName();
        String type = table.getTableType() == TableType.VIEW ? "VIEW" : "TABLE";
        NAMES.forEach((mask, name) -> {
            if ((right.getRightMask() & mask) != 0) {
                grants.add(new ObjectGrant(
                        right.getGrantee().getName(), owner, table.getName(), type, owner, name, false));
            }
        });
    }
}
