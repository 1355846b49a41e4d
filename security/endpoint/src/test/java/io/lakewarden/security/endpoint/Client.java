package io.lakewarden.security.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;

/** Sends SQL text to the endpoint, with the ticket that a user has, as {@code curl --negotiate} does. */
final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI endpoint;
    private final HttpClient http;

    private Client(URI endpoint, HttpClient http) {
        this.endpoint = endpoint;
        this.http = http;
    }

    /** Trusts the certificate in a PKCS12 keystore, and nothing else. */
    static Client of(URI endpoint, Keystore keystore) {
        return new Client(
                endpoint, HttpClient.newBuilder().sslContext(trusting(keystore)).build());
    }

    /**
     * A reply.
     *
     * @param status HTTP's
     * @param json the document
     */
    record Answer(int status, JsonNode json) {
        String rows() {
            return json.path("rows").toString();
        }

        String error() {
            return json.path("error").path("code").asText() + ": "
                    + json.path("error").path("message").asText();
        }
    }

    URI endpoint() {
        return endpoint;
    }

    /** As whoever the ticket is of. */
    Answer as(Subject user, String sql) {
        return send(Optional.of("Negotiate " + token(user)), sql);
    }

    Answer as(Subject user, String query, String sql) {
        return send(post(URI.create(endpoint + query), Optional.of("Negotiate " + token(user)), sql));
    }

    Answer send(Optional<String> authorization, String sql) {
        return send(post(endpoint, authorization, sql));
    }

    /** Asks, and hangs up before the answer. */
    void leave(Subject user, String sql, Duration after) {
        HttpRequest request =
                post(endpoint, Optional.of("Negotiate " + token(user)), sql).build();
        CompletableFuture<HttpResponse<String>> asked = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            asked.get(after.toMillis(), TimeUnit.MILLISECONDS);
            throw new AssertionError("Answered within " + after);
        } catch (TimeoutException expected) {
            asked.cancel(true);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder post(URI uri, Optional<String> authorization, String sql) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(sql));
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The subject that a ticket cache makes, as after {@code kinit}. */
    static Subject ticket(Path cache, String principal) {
        Map<String, String> options = Map.of(
                "principal",
                principal,
                "useTicketCache",
                "true",
                "ticketCache",
                cache.toString(),
                "doNotPrompt",
                "true");
        try {
            LoginContext login = new LoginContext("user", new Subject(), null, new Configuration() {
                @Override
                public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
                    return new AppConfigurationEntry[] {
                        new AppConfigurationEntry(
                                "com.sun.security.auth.module.Krb5LoginModule",
                                LoginModuleControlFlag.REQUIRED,
                                options)
                    };
                }
            });
            login.login();
            return login.getSubject();
        } catch (LoginException e) {
            throw new IllegalStateException("Cannot use the ticket of " + principal, e);
        }
    }

    /** A token for the endpoint's service; each is taken once. */
    String token(Subject user) {
        return token(user, "HTTP@" + endpoint.getHost());
    }

    static String token(Subject user, String service) {
        try {
            return Subject.doAs(user, (PrivilegedExceptionAction<String>) () -> spnego(service));
        } catch (PrivilegedActionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String spnego(String service) throws GSSException {
        GSSManager manager = GSSManager.getInstance();
        GSSName name = manager.createName(service, GSSName.NT_HOSTBASED_SERVICE);
        GSSContext context = manager.createContext(name, new Oid("1.3.6.1.5.5.2"), null, GSSContext.DEFAULT_LIFETIME);
        context.requestMutualAuth(true);
        return Base64.getEncoder().encodeToString(context.initSecContext(new byte[0], 0, 0));
    }

    private static SSLContext trusting(Keystore keystore) {
        try (InputStream in = Files.newInputStream(keystore.file())) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(in, keystore.password().toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
