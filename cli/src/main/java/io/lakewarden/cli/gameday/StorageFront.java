package io.lakewarden.cli.gameday;

import io.lakewarden.cli.worker.WorkerProtocol.Hello;
import io.lakewarden.cli.worker.WorkerProtocol.Storage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before the lake's S3 server. Bytes go through it as they are, so that signatures hold; while it is told to, it
 * answers in the server's place as S3 does when it cannot.
 */
final class StorageFront implements AutoCloseable {
    private static final String LAKE = "spark.sql.catalog.lake.";

    /** As many attempts as by default, with a tenth of the waits, and with less patience for an answer. */
    private static final Map<String, String> QUICK_CLIENT = Map.of(
            LAKE + "s3.retry.min-wait-ms", "200",
            LAKE + "s3.retry.max-wait-ms", "2000",
            LAKE + "http-client.apache.socket-timeout-ms", "1500");

    private static final String BODY = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>";

    private static final byte[] SLOW_DOWN =
            ("HTTP/1.1 503 Slow Down\r\nContent-Type: application/xml\r\nContent-Length: " + BODY.length()
                            + "\r\nConnection: close\r\n\r\n" + BODY)
                    .getBytes(StandardCharsets.US_ASCII);

    private static final int END_OF_HEAD = 0x0d0a0d0a;

    /** What a request gets in place of an answer of the server's. */
    enum Refusal {
        SLOW_DOWN,
        SILENCE
    }

    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Queue<Refusal> next = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean refusesWrites;
    private volatile URI server = URI.create("http://127.0.0.1:0");

    private StorageFront(ServerSocket door) {
        this.door = door;
    }

    /** On the loopback address. */
    static StorageFront open() throws IOException {
        StorageFront front = new StorageFront(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
        start("storage-front", front::accept);
        return front;
    }

    /** With this a worker's requests come through here. */
    Hello before(Hello hello) {
        server = URI.create(hello.storage().endpoint());
        Map<String, String> conf = new TreeMap<>(hello.conf());
        conf.putAll(QUICK_CLIENT);
        return new Hello(
                hello.identity(),
                hello.state(),
                hello.cores(),
                hello.readOnly(),
                hello.policies(),
                new Storage(
                        "http://127.0.0.1:" + door.getLocalPort(),
                        hello.storage().accessKey(),
                        hello.storage().secretKey()),
                conf);
    }

    /** The next requests get these, one each, and those after them the server's answers again. */
    void refusesNext(Refusal... refusals) {
        next.addAll(List.of(refusals));
        hangUp();
    }

    /** Every write is told to slow down, until {@link #opens()}. */
    void refusesWrites() {
        refusesWrites = true;
        hangUp();
    }

    /** All goes through again. */
    void opens() {
        refusesWrites = false;
    }

    /** How many requests were refused so far. */
    int refused() {
        return refused.get();
    }

    /** Clients keep connections: the next request comes by a new one. */
    private void hangUp() {
        open.forEach(StorageFront::hangUp);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                open.add(client);
                start("storage-front-client", () -> serve(client));
            }
        } catch (IOException closed) {
            hangUp();
        }
    }

    private void serve(Socket client) {
        try (client) {
            Refusal refusal = next.poll();
            if (refusal != null) {
                head(client.getInputStream());
                refuse(client, refusal);
            } else if (refusesWrites) {
                String head = head(client.getInputStream());
                if (head.startsWith("PUT ")) {
                    refuse(client, Refusal.SLOW_DOWN);
                } else {
                    // So that the next request comes by a connection of its own and is looked at too.
                    pass(client, head.replaceFirst("\r\n", "\r\nConnection: close\r\n"));
                }
            } else {
                pass(client, "");
            }
        } catch (IOException e) {
            // The client or the server has hung up, which the other one sees by its own connection.
        } finally {
            open.remove(client);
        }
    }

    private void pass(Socket client, String head) throws IOException {
        try (Socket behind = new Socket(server.getHost(), server.getPort())) {
            start("storage-front-answers", () -> answer(behind, client));
            behind.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            client.getInputStream().transferTo(behind.getOutputStream());
        }
    }

    private static void answer(Socket behind, Socket client) {
        try (client) {
            behind.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // The same: one of both has hung up.
        }
    }

    private void refuse(Socket client, Refusal refusal) throws IOException {
        refused.incrementAndGet();
        if (refusal == Refusal.SLOW_DOWN) {
            client.getOutputStream().write(SLOW_DOWN);
            client.shutdownOutput();
        }

        // A connection that is closed before all of the request was read takes the answer with it.
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /** A request without its body. */
    private static String head(InputStream request) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        for (int read = request.read(); read >= 0; read = request.read()) {
            head.write(read);
            last = last << Byte.SIZE | read;
            if (last == END_OF_HEAD) {
                break;
            }
        }

        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No more connections; those that are open end. */
    @Override
    public void close() throws IOException {
        door.close();
    }
}
