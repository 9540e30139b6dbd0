package io.sessionwarden.sim.db.view;

import io.sessionwarden.sim.db.view.TableRow.SequenceRow;
import io.sessionwarden.sim.db.view.TableRow.SynonymRow;
import java.util.List;

/** Parts of the state of a database that few views show: they are taken when a view asks for them. */
public interface Facts {
    /** Statements that ran on an instance and are still in its cache. */
    List<StatementRow> statements(int instance);

    /** Cursors that sessions of an instance have open. */
    List<CursorRow> cursors(int instance);

    List<UserRow> users();

    /** Tables and views of the users. */
    List<TableRow> tables();

    List<SequenceRow> sequences();

    /** Synonyms that users made. */
    List<SynonymRow> synonyms();

    Privileges privileges();

    /** Names of the services of an instance. */
    List<String> services(int instance);

    /** The most sessions, background processes included, that an instance ever had at a time. */
    int peak(int instance);

    Past past(int instance);

    /** The sessions that an instance had and that are gone. */
    record Past(long sessions, Workload work) {}
}
