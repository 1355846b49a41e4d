package io.lakewarden.security.endpoint;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.lakewarden.security.endpoint.EndpointSettings.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.sql.SparkSession;

/** Serves SQL over HTTP to whoever has a Kerberos ticket, in a session that the authorizer guards. */
final class Endpoint implements AutoCloseable {
    /** For requests that are refused while as many statements run as may. */
    private static final int SPARE_THREADS = 16;
    /** How long a client may take to send a request, or to fetch a reply. */
    private static final long SLOWEST_CLIENT_SECONDS = 60;

    private final String host;
    private final HttpServer server;
    private final Statements statements;
    private final ExecutorService threads;

    private Endpoint(String host, HttpServer server, Statements statements, ExecutorService threads) {
        this.host = host;
        this.server = server;
        this.statements = statements;
        this.threads = threads;
    }

    /** Serves from now on; throws if the keytab, the keystore or the port cannot be had. */
    static Endpoint start(SparkSession spark, EndpointSettings settings) throws IOException {
        boundSlowClients(settings);
        Tickets tickets = Tickets.forService(settings.service());
        HttpServer server = server(settings.address(), settings.tls());
        InstantSource clock = InstantSource.system();
        Statements statements = new Statements(spark, UserGroupInformation.getLoginUser(), settings.bounds(), clock);
        ExecutorService threads = Executors.newFixedThreadPool(settings.bounds().queries() + SPARE_THREADS);
        server.setExecutor(threads);
        server.createContext("/", new SqlHandler(settings, tickets, statements, new Audit(settings.audit()), clock));
        server.start();
        return new Endpoint(settings.service().host(), server, statements, threads);
    }

    /** Where it serves, by the host in its principal: clients ask the KDC for a ticket to what stands in the address. */
    URI address() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://" + host + ":" + server.getAddress().getPort() + SqlRequest.PATH);
    }

    /** Lets running statements end, as long as the settings say, and stops. */
    @Override
    public void close() {
        statements.close();
        server.stop(1);
        threads.shutdownNow();
    }

    private static HttpServer server(InetSocketAddress address, Optional<Tls> tls) throws IOException {
        if (tls.isEmpty()) {
            return HttpServer.create(address, 0);
        }

        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(tls.get())));
        return server;
    }

    private static SSLContext context(Tls tls) throws IOException {
        char[] password = Files.readString(tls.passwordFile()).strip().toCharArray();
        try (InputStream in = Files.newInputStream(tls.keystore())) {
            KeyStore keystore = KeyStore.getInstance("PKCS12");
            keystore.load(in, password);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keystore, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("Cannot serve with the keystore " + tls.keystore() + ": " + e.getMessage(), e);
        }
    }

    /** The JDK's server has these bounds as system properties alone, and none by default. */
    private static void boundSlowClients(EndpointSettings settings) {
        long longest = settings.bounds().queryTimeout().toSeconds() + SLOWEST_CLIENT_SECONDS;
        System.setProperty("sun.net.httpserver.maxReqTime", Long.toString(SLOWEST_CLIENT_SECONDS));
        System.setProperty("sun.net.httpserver.maxRspTime", Long.toString(longest));
    }
}
