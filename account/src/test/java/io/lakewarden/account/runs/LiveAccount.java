package io.lakewarden.account.runs;

import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.model.Environment;
import java.util.List;
import java.util.Optional;

/** A session in the account of a stand-in. */
final class LiveAccount {
    private LiveAccount() {}

    static AwsSession open(AwsStandIn aws) {
        Environment environment = new Environment(
                "stage",
                "",
                new Environment.Home.Aws(AwsStandIn.ACCOUNT, "eu-west-1"),
                Optional.empty(),
                Environment.Publishing.SINGLE_TABLE,
                List.of());
        return AwsSession.open(environment, aws.connection());
    }
}
