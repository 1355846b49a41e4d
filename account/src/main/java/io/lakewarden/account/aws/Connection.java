package io.lakewarden.account.aws;

import java.net.URI;
import java.util.Optional;
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
    /**
     * With the credentials of AWS's own tools: environment variables, profile, container or machine. {@code
     * AWS_ENDPOINT_URL} is obeyed too, as those tools do.
     */
    public static Connection standard() {
        return new Connection(DefaultCredentialsProvider.builder().build(), Optional.empty(), Patience.STANDARD);
    }
}
