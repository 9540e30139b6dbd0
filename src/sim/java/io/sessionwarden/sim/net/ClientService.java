package io.sessionwarden.sim.net;

import io.sessionwarden.sim.call.DatabaseSession;
import io.sessionwarden.sim.call.Reception;
import io.sessionwarden.sim.call.Service;
import io.sessionwarden.sim.call.Services;
import io.sessionwarden.sim.net.logon.LogonDialogue;
import io.sessionwarden.sim.net.logon.PasswordVerifiers;
import io.sessionwarden.sim.net.ttc.Dialect;
import io.sessionwarden.sim.net.ttc.MessageReader;
import io.sessionwarden.sim.net.ttc.MessageWriter;
import java.io.IOException;
import java.util.Optional;

/** Serves one client after the other from the first packet to the last; one object for all connections of a listener. */
final class ClientService {
    private static final int SMALLEST_UNIT = 512;
    private static final int LARGEST_UNIT = 8192;

    private final Services services;
    private final TrafficByService traffic;
    private final PasswordVerifiers verifiers = new PasswordVerifiers();

    ClientService(Services services, TrafficByService traffic) {
        this.services = services;
        this.traffic = traffic;
    }

    /** Returns when the connection is to be closed; {@link java.io.EOFException} when the client has gone. */
    void serve(Connection connection) throws IOException {
        ConnectRequest request = ConnectRequest.read(connection.mailbox());
        Optional<Service> service = services.find(request.service());
        if (service.isEmpty()) {
            refuse(connection);
            return;
        }
        Traffic counts = traffic.of(service.get().databaseName());
        counts.opened();
        connection.stream().bytes().goTo(counts);
        try {
            receive(connection, request, service.get(), counts);
        } finally {
            counts.closed();
        }
    }

    private void receive(Connection connection, ConnectRequest request, Service service, Traffic counts)
            throws IOException {
        Reception reception = service.reception();
        if (reception == Reception.REFUSE || request.version() < ConnectAnswer.VERSION) {
            refuse(connection);
        } else if (reception == Reception.MUTE) {
            stayMute(connection);
        } else if (reception != Reception.HANG_UP) {
            accept(connection, request);
            if (reception == Reception.HANG_LOGIN) {
                stayMute(connection);
            }
            logOnAndConverse(connection, service, counts);
        }
    }

    private static void refuse(Connection connection) throws IOException {
        connection.stream().add(ConnectAnswer.unknownService());
        connection.stream().flush();
    }

    private static void stayMute(Connection connection) throws IOException {
        while (true) {
            connection.mailbox().take();
        }
    }

    private static void accept(Connection connection, ConnectRequest request) throws IOException {
        int unit = Math.clamp(request.unit(), SMALLEST_UNIT, LARGEST_UNIT);
        connection.stream().widen(unit);
        connection.stream().add(ConnectAnswer.accept(unit));
        connection.stream().flush();
    }

    private void logOnAndConverse(Connection connection, Service service, Traffic counts) throws IOException {
        PacketStream stream = connection.stream();
        MessageReader in = new MessageReader(connection.mailbox()::takePart, negotiate(connection));
        LogonDialogue dialogue = new LogonDialogue(service, verifiers, answer -> send(stream, answer));
        Optional<DatabaseSession> loggedOn = dialogue.run(in, connection);
        if (loggedOn.isEmpty()) {
            return;
        }
        try (DatabaseSession session = loggedOn.get()) {
            Breaks breaks = new Breaks(session);
            connection.breakWith(breaks);
            new Conversation(session, breaks, in, stream, counts).run();
        }
    }

    private static Dialect negotiate(Connection connection) throws IOException {
        MessageReader in = new MessageReader(connection.mailbox()::takePart, Dialect.INITIAL);
        send(connection.stream(), Negotiation.protocol(in));
        Dialect dialect = Negotiation.dataTypes(in);
        send(connection.stream(), Negotiation.dataTypesAnswer());
        return dialect;
    }

    private static void send(PacketStream stream, MessageWriter message) throws IOException {
        stream.addMessage(message.toByteArray());
        stream.flush();
    }
}
