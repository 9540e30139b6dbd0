package io.sessionwarden.sim.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Stands between one driver and the listener, so that a test can speak on a connection that is logged on, or stop reading from it. */
final class Relay implements AutoCloseable {
    private static final int DATA = 6;

    private final ServerSocket server;
    private final Semaphore reads = new Semaphore(1);
    private final BlockingQueue<byte[]> answers = new LinkedBlockingQueue<>();
    private volatile Socket toListener;
    private volatile Socket toDriver;
    private volatile boolean speaking;

    Relay(int listenerPort) throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> {
            try {
                toDriver = server.accept();
                toListener = new Socket("127.0.0.1", listenerPort);
                Thread.ofPlatform().daemon().start(() -> copy(toDriver, toListener, false));
                copy(toListener, toDriver, true);
            } catch (IOException e) {
                answers.add(e.toString().getBytes());
            }
        });
    }

    int port() {
        return server.getLocalPort();
    }

    private void copy(Socket from, Socket to, boolean fromListener) {
        byte[] buffer = new byte[65_536];
        try (InputStream in = from.getInputStream()) {
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (fromListener) {
                    reads.acquire();
                    reads.release();
                }
                if (fromListener && speaking) {
                    answers.add(Arrays.copyOf(buffer, read));
                } else {
                    out.write(buffer, 0, read);
                }
            }
            answers.add(new byte[0]);
        } catch (IOException e) {
            answers.add(new byte[0]);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that message in the driver's place; what comes back, as text, empty when the connection was closed instead. */
    String say(byte[] message) throws IOException, InterruptedException {
        speaking = true;
        toListener.getOutputStream().write(packet(DATA, message));
        String answer = next();
        speaking = false;
        return answer;
    }

    /** What came without being passed on; empty when the connection was closed. */
    String next() throws InterruptedException {
        byte[] answer = answers.poll(10, TimeUnit.SECONDS);
        return answer == null ? "silence" : new String(answer, StandardCharsets.ISO_8859_1);
    }

    private static byte[] packet(int type, byte[] message) {
        int header = 8;
        int flags = 2;
        return ByteBuffer.allocate(header + flags + message.length)
                .putInt(header + flags + message.length)
                .put((byte) type)
                .put(header, new byte[] {0x08, 0})
                .position(header + flags)
                .put(message)
                .array();
    }

    /** From now on nothing that the listener says is read. */
    void stopReading() {
        reads.acquireUninterruptibly();
    }

    @Override
    public void close() throws IOException {
        server.close();
        reads.release();
        toListener.close();
        toDriver.close();
    }
}
