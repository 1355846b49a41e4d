package io.lakewarden.account.aws;

import io.lakewarden.account.aws.AccountTrouble.Kind;
import io.lakewarden.model.text.OneLine;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * How AWS is reached.
 *
 * @param credentials asked at each call, so that what ends is renewed
 * @param endpoint instead of AWS's own, for every service
 * @param patience with each call
 */
public record Connection(AwsCredentialsProvider credentials, Optional<URI> endpoint, Patience patience) {
    /** With which the names of variables begin that say where AWS is: for all services, or for one. */
    private static final String ENDPOINT = "AWS_ENDPOINT_URL";

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int WIDTH = 100;

    /**
     * With the credentials of AWS's own tools: environment variables, profile, container or machine. {@code
     * AWS_ENDPOINT_URL} is obeyed too, as those tools do.
     *
     * @throws AccountTrouble if that, or its like for one service, is no address
     */
    public static Connection standard() {
        requireAddresses(System.getenv());
        return new Connection(DefaultCredentialsProvider.builder().build(), Optional.empty(), Patience.STANDARD);
    }

    /** The SDK would find out at its first call, and not say which variable it was. */
    static void requireAddresses(Map<String, String> variables) {
        new TreeMap<>(variables).forEach((name, value) -> {
            if ((name.equals(ENDPOINT) || name.startsWith(ENDPOINT + "_")) && !isAddress(value)) {
                throw new AccountTrouble(
                        Kind.UNREACHABLE,
                        "Cannot reach AWS: the variable " + name + " is \"" + OneLine.of(value, WIDTH)
                                + "\", and no address; write one such as https://localhost:4566, or unset it");
            }
        });
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && SCHEMES.contains(uri.getScheme());
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }
}
