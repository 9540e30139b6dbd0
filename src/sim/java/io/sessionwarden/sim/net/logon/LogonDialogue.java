package io.sessionwarden.sim.net.logon;

import io.sessionwarden.sim.call.DatabaseSession;
import io.sessionwarden.sim.call.Logon;
import io.sessionwarden.sim.call.OraError;
import io.sessionwarden.sim.call.Service;
import io.sessionwarden.sim.call.Wire;
import io.sessionwarden.sim.net.ttc.EndOfCall;
import io.sessionwarden.sim.net.ttc.MessageReader;
import io.sessionwarden.sim.net.ttc.MessageWriter;
import java.io.IOException;
import java.net.ProtocolException;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Lets a client prove its password and makes its session. */
public final class LogonDialogue {
    private static final int FIRST_STEP = 118;
    private static final int SECOND_STEP = 115;

    private final Service service;
    private final PasswordVerifiers verifiers;
    private final Answers answers;

    public LogonDialogue(Service service, PasswordVerifiers verifiers, Answers answers) {
        this.service = service;
        this.verifiers = verifiers;
        this.answers = answers;
    }

    /** Where the answers go. */
    @FunctionalInterface
    public interface Answers {
        void send(MessageWriter message) throws IOException;
    }

    /** The session, or empty when the client was told why it gets none. */
    public Optional<DatabaseSession> run(MessageReader in, Wire wire) throws IOException {
        try {
            AuthRequest first = AuthRequest.read(in, FIRST_STEP);
            KeyExchange exchange = new KeyExchange(verifiers.of(service.password(first.user())), verifiers);
            answers.send(challenge(in, first, exchange));
            AuthRequest second = AuthRequest.read(in, SECOND_STEP);
            byte[] commonKey = exchange.commonKey(value(second, "AUTH_SESSKEY"));
            if (!exchange.proves(commonKey, value(second, "AUTH_PASSWORD"))) {
                service.logonRefused(first.user());
                refuse(in, second, new OraError(1017, "invalid username/password; logon denied"));
                return Optional.empty();
            }
            return logOn(in, first, second, exchange.response(commonKey), wire);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw (IOException) new ProtocolException("login keys make no sense").initCause(e);
        }
    }

    private Optional<DatabaseSession> logOn(
            MessageReader in, AuthRequest first, AuthRequest second, String response, Wire wire) throws IOException {
        DatabaseSession session;
        try {
            session = service.logon(logon(first, second), wire);
        } catch (OraError e) {
            refuse(in, second, e);
            return Optional.empty();
        }
        MessageWriter out = new MessageWriter(in.dialect());
        SessionParameters.write(out, service, session, response);
        EndOfCall.success(second.callNumber()).write(out);
        try {
            answers.send(out);
        } catch (IOException e) {
            session.close();
            throw e;
        }
        return Optional.of(session);
    }

    private static MessageWriter challenge(MessageReader in, AuthRequest request, KeyExchange exchange)
            throws GeneralSecurityException {
        MessageWriter out = new MessageWriter(in.dialect()).u8(8).ub(5);
        out.keyValue("AUTH_SESSKEY", exchange.encryptedHalf(), 0);
        out.keyValue("AUTH_VFR_DATA", exchange.verifierSalt(), PasswordVerifier.TYPE);
        out.keyValue("AUTH_PBKDF2_CSK_SALT", exchange.commonKeySalt(), 0);
        out.keyValue("AUTH_PBKDF2_VGEN_COUNT", String.valueOf(PasswordVerifier.ROUNDS), 0);
        out.keyValue("AUTH_PBKDF2_SDER_COUNT", String.valueOf(KeyExchange.ROUNDS), 0);
        EndOfCall.success(request.callNumber()).write(out);
        return out;
    }

    private void refuse(MessageReader in, AuthRequest request, OraError error) throws IOException {
        MessageWriter out = new MessageWriter(in.dialect());
        EndOfCall.failure(request.callNumber(), error).write(out);
        answers.send(out);
    }

    private static Logon logon(AuthRequest first, AuthRequest second) {
        Map<String, String> said = new HashMap<>(first.values());
        said.putAll(second.values());
        return new Logon(
                first.user(),
                said.getOrDefault("AUTH_PROGRAM_NM", ""),
                said.getOrDefault("AUTH_MACHINE", ""),
                said.getOrDefault("AUTH_SID", ""),
                said.getOrDefault("AUTH_PID", ""),
                said.getOrDefault("AUTH_TERMINAL", ""),
                said.getOrDefault("SESSION_CLIENT_DRIVER_NAME", ""));
    }

    private static String value(AuthRequest request, String key) throws ProtocolException {
        String value = request.values().get(key);
        if (value == null) {
            throw new ProtocolException("login without " + key);
        }
        return value;
    }
}
