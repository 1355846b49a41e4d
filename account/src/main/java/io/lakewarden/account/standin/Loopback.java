package io.lakewarden.account.standin;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** Servers that only this machine reaches. */
final class Loopback {
    static {
        // An answer would otherwise wait 40 ms for its headers to be acknowledged (JDK-6968351).
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private Loopback() {}

    /** One on a free port, not started. */
    static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static URI endpoint(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
