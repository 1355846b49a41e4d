package io.lakewarden.storage;

import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The cast of the tests, and their S3 clients. */
final class Clients {
    static final Identity INGEST =
            identity("ingest", List.of("bronze/", "silver/invoice_lines/"), List.of("bronze/", "silver/drop/"));
    static final Identity ANALYST = identity("analyst", List.of("silver/invoice_lines/"), List.of());
    static final Identity NOTHING = identity("intern", List.of(), List.of());

    private Clients() {}

    static S3Client of(URI endpoint, Identity identity) {
        return client(
                endpoint,
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(identity.accessKey(), identity.secretKey())));
    }

    static S3Client anonymous(URI endpoint) {
        return client(endpoint, AnonymousCredentialsProvider.create());
    }

    private static S3Client client(URI endpoint, AwsCredentialsProvider credentials) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(credentials)
                .overrideConfiguration(override ->
                        override.retryStrategy(RetryMode.LEGACY).retryStrategy(retry -> retry.maxAttempts(1)))
                .httpClient(Apache5HttpClient.create())
                .build();
    }

    private static Identity identity(String name, List<String> reads, List<String> writes) {
        return new Identity(
                name,
                "AK" + name,
                "secret-of-" + name,
                reads.stream().map(Prefix::new).toList(),
                writes.stream().map(Prefix::new).toList());
    }
}
