package io.sessionwarden.sim.control;

import io.sessionwarden.sim.db.Arrival;
import io.sessionwarden.sim.db.Counters;
import io.sessionwarden.sim.db.KillAttempt;
import io.sessionwarden.sim.db.SimulatedDatabase;
import io.sessionwarden.sim.db.view.StatementRow;
import io.sessionwarden.sim.fault.InForce;
import io.sessionwarden.sim.net.Traffic;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the control port shows. */
final class Pages {
    private Pages() {}

    static Object databases(Request request) {
        request.words().refuseOthers();
        return request.simulator().names().stream()
                .map(request.simulator()::database)
                .map(Pages::database)
                .toList();
    }

    static Object database(SimulatedDatabase database) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("name", database.name());
        page.put("role", database.role());
        page.put("openMode", database.openMode());
        page.put("instances", database.instances().all().size());
        page.put("faults", faults(database));
        return page;
    }

    static List<Object> faults(SimulatedDatabase database) {
        return database.faults().all().stream().map(Pages::fault).toList();
    }

    static Object fault(InForce fault) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("id", fault.id());
        page.put("fault", fault.fault().word());
        page.putAll(fault.fault().parameters());
        fault.scope().account().ifPresent(account -> page.put("account", account));
        fault.scope().instance().ifPresent(instance -> page.put("instance", instance));
        fault.scope().kind().ifPresent(kind -> page.put("kind", kind.word()));
        page.put("nth", fault.scope().nth());
        page.put("times", fault.scope().times());
        page.put("hits", fault.hits());
        return page;
    }

    static Object instances(Request request) {
        return request.database().instances().all().stream()
                .map(instance -> {
                    Map<String, Object> page = new LinkedHashMap<>();
                    page.put("number", instance.number());
                    page.put("name", instance.name());
                    page.put("state", instance.up() ? "up" : "down");
                    page.put("started", instance.started().toString());
                    page.put("clockOffsetSeconds", instance.clockOffset().toSeconds());
                    page.put("sessions", instance.sessions());
                    return page;
                })
                .toList();
    }

    static Object accounts(Request request) {
        return request.database().accounts().all();
    }

    static Object counters(Request request) {
        Counters counters = request.database().counters();
        Traffic traffic = request.simulator().traffic(request.name("db"));
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("roundTrips", traffic.roundTrips());
        page.put("bytesIn", traffic.bytesIn());
        page.put("bytesOut", traffic.bytesOut());
        page.put("connects", traffic.connects());
        page.put("connectionsNow", traffic.openConnections());
        page.put("connectionsPeak", traffic.peakConnections());
        page.put("logons", counters.logons());
        page.put("logonsRefused", counters.logonsRefused());
        page.put("sessionsNow", counters.sessionsNow());
        page.put("sessionsPeak", counters.sessionsPeak());
        page.put("calls", counters.calls());
        page.put("statements", counters.statements());
        page.put("distinctTexts", counters.distinctTexts());
        return page;
    }

    static Object statements(Request request) {
        return request.database().statementTexts().stream()
                .sorted(Comparator.comparing(StatementRow::executions).reversed())
                .map(row -> Map.of("sqlId", row.sqlId(), "executions", row.executions(), "text", row.text()))
                .toList();
    }

    static Object calls(Request request) {
        Optional<String> account = account(request);
        return request.database().lastCalls().stream()
                .filter(call -> account.isEmpty() || account.get().equalsIgnoreCase(call.account()))
                .map(Pages::call)
                .toList();
    }

    /** The account that the request limits itself to. */
    static Optional<String> account(Request request) {
        var words = request.words();
        Optional<String> account = words.text("account");
        words.refuseOthers();
        return account;
    }

    private static Object call(Arrival call) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("account", call.account());
        page.put("instance", call.instance());
        page.put("sid", call.sid());
        page.put("at", call.at().toString());
        page.put("nanos", call.nanos());
        page.put("kind", call.kind());
        page.put("sqlId", call.sqlId());
        return page;
    }

    static Object kills(Request request) {
        return request.database().killLog().stream().map(Pages::kill).toList();
    }

    private static Object kill(KillAttempt kill) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("at", kill.at().toString());
        page.put("killer", Sessions.page(kill.killer()));
        page.put("target", kill.target());
        page.put("immediate", kill.immediate());
        page.put("answer", kill.answer() == KillAttempt.UNANSWERED ? null : kill.answer());
        page.put("victim", kill.victim().map(Sessions::page).orElse(null));
        page.put("victimText", kill.victimText());
        page.put("blocked", kill.blocked());
        return page;
    }
}
