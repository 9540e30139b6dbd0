package io.sessionwarden.sim.db;

import io.sessionwarden.sim.db.view.CursorRow;
import io.sessionwarden.sim.db.view.Facts;
import io.sessionwarden.sim.db.view.FixedViews;
import io.sessionwarden.sim.db.view.Privileges;
import io.sessionwarden.sim.db.view.Privileges.ObjectGrant;
import io.sessionwarden.sim.db.view.Privileges.RoleGrant;
import io.sessionwarden.sim.db.view.Privileges.SystemGrant;
import io.sessionwarden.sim.db.view.SessionRow;
import io.sessionwarden.sim.db.view.StatementRow;
import io.sessionwarden.sim.db.view.TableRow;
import io.sessionwarden.sim.db.view.TableRow.SequenceRow;
import io.sessionwarden.sim.db.view.TableRow.SynonymRow;
import io.sessionwarden.sim.db.view.UserRow;
import java.util.ArrayList;
import java.util.List;

/** What the views ask of a database, taken when they ask. */
record DatabaseFacts(SimulatedDatabase database) implements Facts {
    @Override
    public List<StatementRow> statements(int instance) {
        return database.statements().rows(instance);
    }

    @Override
    public List<CursorRow> cursors(int instance) {
        return database.cluster().known(instance).sessions().stream()
                .flatMap(session -> session.meter().cursors().stream()
                        .map(cursor -> cursor.row(SessionRow.address(instance, session.sid()))))
                .toList();
    }

    @Override
    public List<UserRow> users() {
        return database.knownAccounts().rows();
    }

    @Override
    public List<TableRow> tables() {
        return database.storage().tables();
    }

    @Override
    public List<SequenceRow> sequences() {
        return database.storage().sequences();
    }

    @Override
    public List<SynonymRow> synonyms() {
        return database.storage().synonyms();
    }

    @Override
    public List<String> services(int instance) {
        return database.cluster().servicesOf(instance);
    }

    @Override
    public int peak(int instance) {
        return database.cluster().known(instance).peak();
    }

    @Override
    public Past past(int instance) {
        return database.cluster().known(instance).past();
    }

    @Override
    public Privileges privileges() {
        List<SystemGrant> system = new ArrayList<>();
        List<RoleGrant> roles = new ArrayList<>();
        List<ObjectGrant> objects = new ArrayList<>(database.storage().grants());
        for (Account account : database.knownAccounts().all()) {
            account.privileges().forEach((one, option) -> system.add(new SystemGrant(account.name(), one, option)));
            account.roles().forEach((one, option) -> roles.add(new RoleGrant(account.name(), one, option)));
            account.views().forEach((one, option) -> objects.add(onView(account.name(), one, "SELECT", option)));
        }
        for (String role : Roles.names()) {
            Roles.privilegesOf(role).stream()
                    .sorted()
                    .forEach(one -> system.add(new SystemGrant(role, one, role.equals(Roles.DBA))));
            Roles.rolesOf(role).forEach(one -> roles.add(new RoleGrant(role, one, true)));
        }
        for (String view : FixedViews.names()) {
            objects.add(
                    FixedViews.isOpen(view)
                            ? onView("PUBLIC", view, "READ", false)
                            : onView(Roles.SELECT_CATALOG_ROLE, view, "SELECT", false));
        }
        return new Privileges(List.copyOf(Roles.names()), system, roles, objects);
    }

    private static ObjectGrant onView(String grantee, String view, String privilege, boolean option) {
        return new ObjectGrant(grantee, "SYS", view, "VIEW", "SYS", privilege, option);
    }
}
