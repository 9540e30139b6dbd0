package io.sessionwarden.sim.db;

import io.sessionwarden.sim.call.Service;
import io.sessionwarden.sim.db.view.SessionRow;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The instances of a database, the services that lead to them, and who is connected. Thread-safe. */
final class Cluster {
    private final SimulatedDatabase database;
    private final List<Instance> instances;
    private final AtomicInteger turn = new AtomicInteger();

    Cluster(SimulatedDatabase database, int count, LocalDateTime started) {
        this.database = database;
        this.instances = IntStream.rangeClosed(1, count)
                .mapToObj(number ->
                        new Instance(number, count == 1 ? database.name() : database.name() + number, started))
                .toList();
    }

    List<Instance> instances() {
        return instances;
    }

    /** Those that are up. */
    List<Instance> up() {
        return instances.stream().filter(Instance::isUp).toList();
    }

    Optional<Instance> instance(int number) {
        return up().stream().filter(instance -> instance.number() == number).findFirst();
    }

    /** An instance, up or not. */
    Instance known(int number) {
        if (number < 1 || number > instances.size()) {
            throw new IllegalArgumentException(
                    "%s has instances 1 to %d, not %d".formatted(database.name(), instances.size(), number));
        }
        return instances.get(number - 1);
    }

    /** The service of that name in any case; empty, as for a name that is not known, while the instances behind it are down. */
    Optional<Service> service(String wanted) {
        List<Instance> up = up();
        if (wanted.equalsIgnoreCase(database.name())) {
            return up.isEmpty()
                    ? Optional.empty()
                    : Optional.of(service(database.name(), up.get(Math.floorMod(turn.getAndIncrement(), up.size()))));
        }
        return up.stream()
                .filter(instance -> instances.size() > 1 && ownService(instance).equalsIgnoreCase(wanted))
                .findFirst()
                .map(instance -> service(ownService(instance), instance));
    }

    private String ownService(Instance instance) {
        return database.name() + "_" + instance.number();
    }

    private Service service(String name, Instance instance) {
        return new InstanceService(name, database, instance);
    }

    /** Names of the services that an instance offers, its own background service and the nameless one included. */
    List<String> servicesOf(int number) {
        List<String> names = new ArrayList<>(List.of(database.name()));
        if (instances.size() > 1) {
            names.add(ownService(known(number)));
        }
        names.addAll(List.of("SYS$BACKGROUND", "SYS$USERS"));
        return names;
    }

    /** Sessions of clients. */
    List<Session> live() {
        return instances.stream()
                .flatMap(instance -> instance.sessions().stream())
                .toList();
    }

    /** All sessions as GV$SESSION would show them, background processes included. */
    List<SessionRow> rows(LocalDateTime now) {
        Stream<SessionRow> background = instances.stream().flatMap(instance -> instance.backgroundRows(now).stream());
        return Stream.concat(background, Census.of(live()).stream()).toList();
    }

    /** One session as GV$SESSION would show it. */
    SessionRow row(Session session) {
        return Census.of(live()).stream()
                .filter(seen -> seen.instance() == session.instance().number()
                        && seen.sid() == session.sid()
                        && seen.serial() == session.serial())
                .findFirst()
                .orElseGet(() -> session.row(Optional.empty(), Optional.empty()));
    }
}
