package io.lakewarden.account.runs;

import io.lakewarden.account.aws.AwsSession;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;

/** The secrets of an account and region; their values are never read. */
public final class Secrets {
    private final AwsSession session;
    private final SecretsManagerClient client;

    public Secrets(AwsSession session) {
        this.session = session;
        this.client = session.client(SecretsManagerClient.builder());
    }

    /** What is known of a secret by its name. */
    public LiveSecret secret(String name) {
        return session.call(
                "look at the secret " + name,
                () -> described(client.describeSecret(request -> request.secretId(name))));
    }

    private static LiveSecret described(DescribeSecretResponse secret) {
        return new LiveSecret(
                Optional.ofNullable(secret.lastChangedDate()).orElse(secret.createdDate()),
                Boolean.TRUE.equals(secret.rotationEnabled())
                        ? Optional.ofNullable(secret.nextRotationDate())
                        : Optional.empty(),
                Optional.ofNullable(secret.deletedDate()));
    }
}
