package io.lakewarden.account.aws;

import io.lakewarden.account.aws.AccountTrouble.Kind;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home.Aws;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * A session in the account and region of an environment. Calls that are throttled, or refused since something else changes
 * the same thing, are tried again with growing waits; what fails nevertheless is an {@link AccountTrouble}.
 */
public final class AwsSession implements AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(60);
    private static final String CONFLICT = "ConcurrentModificationException";

    private final Connection connection;
    private final Aws home;
    private final SdkHttpClient http;
    private Optional<String> caller = Optional.empty();

    private AwsSession(Connection connection, Aws home, String caller) {
        this(connection, home);
        this.caller = Optional.of(caller);
    }

    private AwsSession(Connection connection, Aws home) {
        this.connection = connection;
        this.home = home;
        this.http = UrlConnectionHttpClient.builder()
                .connectionTimeout(TO_CONNECT)
                .socketTimeout(TO_ANSWER)
                .build();
    }

    /**
     * Opens a session and asks whose it is, so that nothing is read from or written to an account that is not the
     * environment's.
     *
     * @throws AccountTrouble if there is no way in, or it leads to another account
     * @throws IllegalArgumentException if the environment is this machine
     */
    public static AwsSession open(Environment environment, Connection connection) {
        if (!(environment.home() instanceof Aws home)) {
            throw new IllegalArgumentException(
                    "Cannot open a session for " + environment.name() + ": it is this machine");
        }

        AwsSession session = new AwsSession(connection, home);
        try {
            session.identify(environment.name());
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private void identify(String environment) {
        try (StsClient sts = client(StsClient.builder())) {
            GetCallerIdentityResponse identity = call("ask AWS who is calling", sts::getCallerIdentity);
            if (identity.arn() == null || identity.account() == null) {
                throw Diagnosis.notOfAws("ask AWS who is calling", home.region(), identity.sdkHttpResponse());
            }

            caller = Optional.of(identity.arn());
            if (!identity.account().equals(home.account())) {
                throw new AccountTrouble(
                        Kind.WRONG_ACCOUNT,
                        "Cannot use " + identity.arn() + " for " + environment + ": it is of account "
                                + identity.account() + ", and the environment is in " + home.account()
                                + "; sign in there, or name another profile in AWS_PROFILE");
            }
        }
    }

    /**
     * A session in the same account and region as a role, for an hour; whoever is that role already goes on as it is.
     *
     * @param role its name
     * @param name of the session, as CloudTrail tells it
     * @throws AccountTrouble if the role is not to be taken
     */
    public AwsSession as(String role, String name) {
        if (caller().contains(":assumed-role/" + role + "/")) {
            return new AwsSession(connection, home, caller());
        }

        String arn = "arn:" + home.partition().word() + ":iam::" + home.account() + ":role/" + role;
        try (StsClient sts = client(StsClient.builder())) {
            Credentials given = call("take the role " + role, () -> sts.assumeRole(
                            request -> request.roleArn(arn).roleSessionName(name))
                    .credentials());
            AwsSessionCredentials credentials =
                    AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
            return new AwsSession(
                    new Connection(
                            StaticCredentialsProvider.create(credentials),
                            connection.endpoint(),
                            connection.patience()),
                    home,
                    arn);
        }
    }

    /** Twelve digits. */
    public String account() {
        return home.account();
    }

    public String region() {
        return home.region();
    }

    /** The ARN of who calls. */
    public String caller() {
        return caller.orElseThrow();
    }

    /** A client of a service; it lives as long as the session. */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        connection.endpoint().ifPresent(builder::endpointOverride);
        return builder.region(Region.of(home.region()))
                .credentialsProvider(connection.credentials())
                .httpClient(http)
                .overrideConfiguration(settings -> settings.retryStrategy(retries()))
                .build();
    }

    private RetryStrategy retries() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(connection.patience().attempts())
                .backoffStrategy(backoff())
                .throttlingBackoffStrategy(backoff())
                .circuitBreakerEnabled(false)
                .retryOnException(AwsSession::isConflict)
                .build();
    }

    private static boolean isConflict(Throwable e) {
        return e instanceof AwsServiceException answer
                && answer.awsErrorDetails() != null
                && CONFLICT.equals(answer.awsErrorDetails().errorCode());
    }

    /**
     * Makes a call.
     *
     * @param doing what it is for, as in {@code Cannot list grants: ...}
     * @throws AccountTrouble if it fails; a failure that its caller can do something about is to be caught inside
     */
    public <T> T call(String doing, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new Diagnosis(
                            doing,
                            new Diagnosis.Session(
                                    home.region(), caller, connection.patience().attempts()))
                    .of(e);
        }
    }

    /** Whether what has been tried so often may be tried again. */
    public boolean mayTryAgain(int attempts) {
        return attempts < connection.patience().attempts();
    }

    /** Waits as between attempts of one call, for what is tried again by other means than the SDK's. */
    public void pause(int attempts) {
        Duration wait = backoff().computeDelay(attempts + 1);
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Cannot go on: interrupted", e);
        }
    }

    private BackoffStrategy backoff() {
        return BackoffStrategy.exponentialDelay(
                connection.patience().first(), connection.patience().longest());
    }

    @Override
    public void close() {
        http.close();
    }
}
