package io.lakewarden.security.rangeradmin;

import com.fasterxml.jackson.jaxrs.json.JacksonJsonProvider;
import com.sun.jersey.api.client.Client;
import com.sun.jersey.api.client.ClientResponse;
import com.sun.jersey.api.client.config.ClientConfig;
import com.sun.jersey.api.client.config.DefaultClientConfig;
import com.sun.jersey.api.client.filter.HTTPBasicAuthFilter;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLException;
import org.apache.hadoop.conf.Configuration;
import org.apache.ranger.plugin.util.RangerRESTClient;

/**
 * The connection under Ranger's client. Ranger's own takes status 503 for success and any host name for the right one;
 * this one does neither, and asks again where asking twice does no harm.
 */
final class AdminConnection extends RangerRESTClient {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int READ_MILLIS = 60_000;
    private static final int RETRIES = 3;
    private static final int BACK_OFF_AT_MOST = 8;

    private final RetryPolicy<ClientResponse> retry;

    /** An answer that says nothing but to come again. */
    private static final class Unavailable extends IOException {
        Unavailable(int status) {
            super("it answers with status " + status);
        }
    }

    private AdminConnection(String url, Client client, Duration pause) {
        super(url, "", new Configuration(false));
        retry = RetryPolicy.<ClientResponse>builder()
                .handleIf(failure -> !isTls(failure))
                .withBackoff(pause, pause.multipliedBy(BACK_OFF_AT_MOST))
                .withMaxRetries(RETRIES)
                .build();
        setMaxRetryAttempts(0);
        setClient(client);
    }

    /** Asking again changes no certificate. */
    private static boolean isTls(Throwable failure) {
        return failure instanceof SSLException || failure.getCause() instanceof SSLException;
    }

    static AdminConnection withPassword(String url, String user, String password, Duration pause) {
        Client client = client();
        client.addFilter(new HTTPBasicAuthFilter(user, password));
        return new AdminConnection(url, client, pause);
    }

    /** Java answers the Admin's challenge with the ticket of the subject that calls. */
    static AdminConnection withTicket(String url, Duration pause) {
        return new AdminConnection(url, client(), pause);
    }

    private static Client client() {
        ClientConfig config = new DefaultClientConfig(JacksonJsonProvider.class);
        config.getProperties().put(ClientConfig.PROPERTY_FOLLOW_REDIRECTS, false);
        Client client = Client.create(config);
        client.setConnectTimeout(CONNECT_MILLIS);
        client.setReadTimeout(READ_MILLIS);
        return client;
    }

    @Override
    public ClientResponse get(String path, Map<String, String> parameters) throws Exception {
        return again(() -> super.get(path, parameters));
    }

    @Override
    public ClientResponse put(String path, Map<String, String> parameters, Object body) throws Exception {
        return again(() -> super.put(path, parameters, body));
    }

    @Override
    public ClientResponse post(String path, Map<String, String> parameters, Object body) throws Exception {
        return available(super.post(path, parameters, body));
    }

    @Override
    public ClientResponse delete(String path, Map<String, String> parameters) throws Exception {
        return available(super.delete(path, parameters));
    }

    private ClientResponse again(Callable<ClientResponse> call) throws Exception {
        try {
            return Failsafe.with(retry).get(() -> available(call.call()));
        } catch (FailsafeException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static ClientResponse available(ClientResponse response) throws Unavailable {
        switch (response.getStatus()) {
            case 429, 502, 503, 504 -> {
                response.close();
                throw new Unavailable(response.getStatus());
            }
            default -> {
                return response;
            }
        }
    }
}
