package vn.bordergate.ingest.documents;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that speaks the few words of S3 that are needed, and believes only who signs. */
final class SmallBucket implements AutoCloseable {

    static final String ACCESS_KEY = "trial-access";
    static final String SECRET_KEY = "trial-secret";
    static final String NAME = "trial-bucket";

    final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    volatile boolean broken;

    /** Answers wait for it. */
    volatile CountDownLatch door = new CountDownLatch(0);

    SmallBucket() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/" + NAME + "/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String[] settings() {
        String prefix = "gate.ingest.documents.";
        return new String[] {
            prefix + "store=S3",
            prefix + "s3.endpoint=http://127.0.0.1:" + server.getAddress().getPort(),
            prefix + "s3.bucket=" + NAME,
            prefix + "s3.access-key=" + ACCESS_KEY,
            prefix + "s3.secret-key=" + SECRET_KEY
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String key = exchange.getRequestURI().getPath().substring(NAME.length() + 2);
            door.await();
            if (broken) {
                answer(exchange, 500, "<Error><Code>InternalError</Code></Error>");
            } else if (!isSigned(exchange)) {
                answer(exchange, 403, "<Error><Code>AccessDenied</Code></Error>");
            } else {
                act(exchange, key, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void act(HttpExchange exchange, String key, byte[] body) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                objects.put(key, body);
                answer(exchange, 200, "");
            }
            case "GET" -> {
                byte[] found = objects.get(key);
                if (found == null) {
                    answer(exchange, 404, "<Error><Code>NoSuchKey</Code></Error>");
                } else {
                    exchange.sendResponseHeaders(200, found.length);
                    exchange.getResponseBody().write(found);
                }
            }
            case "DELETE" -> {
                objects.remove(key);
                answer(exchange, 204, "");
            }
            default -> answer(exchange, 405, "");
        }
    }

    private static boolean isSigned(HttpExchange exchange) {
        String signature = exchange.getRequestHeaders().getFirst("Authorization");
        return signature != null
                && signature.startsWith("AWS4-HMAC-SHA256 Credential=" + ACCESS_KEY + "/")
                && signature.contains("Signature=")
                && exchange.getRequestHeaders().containsKey("X-amz-content-sha256");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
