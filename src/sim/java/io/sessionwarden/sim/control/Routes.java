package io.sessionwarden.sim.control;

import static io.sessionwarden.sim.control.Route.change;
import static io.sessionwarden.sim.control.Route.get;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Everything that the control port can do. */
final class Routes {
    static final List<Route> ALL = List.of(
            get("/", "what can be asked for", request -> help()),
            get("/listener", "whether new connections are taken", request -> Steering.listener(request)),
            change("PUT", "/listener", "open: false closes the port, true opens it again", Steering::openListener),
            get("/databases", "all databases", Pages::databases),
            get("/databases/{db}", "one database", request -> Pages.database(request.database())),
            change(
                    "PATCH",
                    "/databases/{db}",
                    "role, openMode (as V$DATABASE has them), lockAfter (failed logins, 0 for never)",
                    Steering::database),
            get("/databases/{db}/faults", "faults in force", request -> Pages.faults(request.database())),
            change("POST", "/databases/{db}/faults", "sets one: fault, its parameters, its scope", Steering::addFault),
            change("DELETE", "/databases/{db}/faults", "lifts all", Steering::liftFaults),
            change("DELETE", "/databases/{db}/faults/{id}", "lifts one", Steering::liftFault),
            get("/databases/{db}/instances", "its instances", Pages::instances),
            change(
                    "PATCH",
                    "/databases/{db}/instances/{number}",
                    "state: up, down or restart; clockOffsetSeconds; nextSid and nextSerial of the next login",
                    Steering::instance),
            get("/databases/{db}/accounts", "its accounts", Pages::accounts),
            change(
                    "PATCH",
                    "/databases/{db}/accounts/{account}",
                    "password; state: open, locked or expired",
                    Steering::account),
            get("/databases/{db}/sessions", "sessions of clients; account for those of one", Sessions::list),
            change("POST", "/databases/{db}/sessions", "adds idle ones: account, count", Sessions::add),
            change(
                    "DELETE",
                    "/databases/{db}/connections",
                    "breaks all, or those of an account, an instance",
                    Steering::drop),
            get("/databases/{db}/counters", "work and traffic so far", Pages::counters),
            get("/databases/{db}/statements", "statement texts with executions", Pages::statements),
            get("/databases/{db}/calls", "the last calls with their time; account for those of one", Pages::calls),
            get("/databases/{db}/kills", "every kill that arrived", Pages::kills));

    private Routes() {}

    private static Map<String, String> help() {
        return ALL.stream()
                .collect(Collectors.toMap(
                        route -> route.method() + " " + route.path(),
                        Route::summary,
                        (first, second) -> first,
                        java.util.LinkedHashMap::new));
    }
}
