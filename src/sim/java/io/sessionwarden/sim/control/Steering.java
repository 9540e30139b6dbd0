package io.sessionwarden.sim.control;

import io.sessionwarden.sim.db.AccountDesk;
import io.sessionwarden.sim.db.InstanceDesk;
import io.sessionwarden.sim.db.SimulatedDatabase;
import io.sessionwarden.sim.fault.FaultWords;
import io.sessionwarden.sim.fault.Scope;
import io.sessionwarden.sim.fault.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What the control port changes; each answers with what is so afterwards. */
final class Steering {
    private Steering() {}

    static Object listener(Request request) {
        return Map.of("open", request.simulator().isListening());
    }

    static Object openListener(Request request) {
        Words words = request.words();
        String open = words.text("open").orElse("");
        words.refuseOthers();
        try {
            switch (open) {
                case "true" -> request.simulator().startListening();
                case "false" -> request.simulator().stopListening();
                default -> throw new IllegalArgumentException("open is true or false, not '%s'".formatted(open));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return listener(request);
    }

    static Object database(Request request) {
        SimulatedDatabase database = request.database();
        Words words = request.words();
        Optional<String> role = words.text("role");
        Optional<String> openMode = words.text("openMode");
        OptionalInt lockAfter = words.number("lockAfter");
        words.refuseOthers();
        role.ifPresent(database::role);
        openMode.ifPresent(database::openMode);
        lockAfter.ifPresent(database.accounts()::lockAfter);
        return Pages.database(database);
    }

    static Object addFault(Request request) {
        FaultWords.Order order = FaultWords.read(request.given());
        return Pages.fault(request.database().faults().add(order.fault(), order.scope()));
    }

    static Object liftFaults(Request request) {
        request.database().faults().liftAll();
        return Pages.faults(request.database());
    }

    static Object liftFault(Request request) {
        if (!request.database().faults().lift(request.number("id"))) {
            throw new Request.NotThere("There is no fault " + request.name("id"));
        }
        return Pages.faults(request.database());
    }

    static Object drop(Request request) {
        Words words = request.words();
        Scope whose = new Scope(words.text("account"), words.number("instance"), Optional.empty(), 1, 0);
        words.refuseOthers();
        request.database().drop(whose);
        return Pages.database(request.database());
    }

    static Object instance(Request request) {
        InstanceDesk instances = request.database().instances();
        int number = request.number("number");
        Words words = request.words();
        Optional<String> state = words.text("state");
        OptionalInt offset = words.number("clockOffsetSeconds");
        OptionalInt sid = words.number("nextSid");
        OptionalInt serial = words.number("nextSerial");
        words.refuseOthers();
        if (sid.isPresent() != serial.isPresent()) {
            throw new IllegalArgumentException("nextSid and nextSerial go together");
        }
        state.ifPresent(wanted -> turn(instances, number, wanted));
        offset.ifPresent(seconds -> instances.clockOffset(number, Duration.ofSeconds(seconds)));
        sid.ifPresent(wanted -> instances.nextSession(number, wanted, serial.getAsInt()));
        return Pages.instances(request);
    }

    private static void turn(InstanceDesk instances, int number, String state) {
        switch (state) {
            case "up" -> instances.start(number);
            case "down" -> instances.stop(number);
            case "restart" -> instances.restart(number);
            default -> throw new IllegalArgumentException("state is up, down or restart, not '%s'".formatted(state));
        }
    }

    static Object account(Request request) {
        AccountDesk accounts = request.database().accounts();
        String account = request.name("account");
        Words words = request.words();
        Optional<String> password = words.text("password");
        Optional<String> state = words.text("state");
        words.refuseOthers();
        state.ifPresent(wanted -> put(accounts, account, wanted));
        password.ifPresent(text -> accounts.password(account, text));
        return accounts.all();
    }

    private static void put(AccountDesk accounts, String account, String state) {
        switch (state) {
            case "open" -> accounts.open(account);
            case "locked" -> accounts.lock(account);
            case "expired" -> accounts.expire(account);
            default ->
                throw new IllegalArgumentException("state is open, locked or expired, not '%s'".formatted(state));
        }
    }
}
