package io.gadfly.app.subscription;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/// A server on this machine with one calendar, whose tag changes with its text.
public final class CalendarServer implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String events = "";
    private volatile boolean broken;

    public CalendarServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/team.ics");
    }

    /// @param texts each the lines of a VEVENT between BEGIN and END
    public void offer(String... texts) {
        events = String.join(
                "",
                Arrays.stream(texts)
                        .map(text -> "BEGIN:VEVENT\n" + text.strip() + "\nEND:VEVENT\n")
                        .toList());
    }

    void breakDown(boolean now) {
        broken = now;
    }

    /// How often the calendar was asked for.
    int asked() {
        return asked.get();
    }

    /// How often it was sent as a whole.
    int sent() {
        return sent.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        var tag = "\"" + Integer.toHexString(events.hashCode()) + "\"";
        exchange.getResponseHeaders().add("ETag", tag);
        if (broken) {
            exchange.sendResponseHeaders(500, -1);
        } else if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
        } else {
            sent.incrementAndGet();
            var bytes = ("BEGIN:VCALENDAR\n" + events + "END:VCALENDAR\n").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
