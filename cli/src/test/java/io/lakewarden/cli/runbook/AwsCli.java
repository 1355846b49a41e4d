package io.lakewarden.cli.runbook;

import java.io.IOException;
import java.util.List;

/** The AWS CLI of this machine's Python, by which pages' commands are parsed and typed. */
public final class AwsCli {
    private AwsCli() {}

    /** Whether it is there. */
    public static boolean isThere() throws InterruptedException {
        return succeeds("import awscli.clidriver");
    }

    /** Whether it is there and asks CloudWatch in JSON, as newer ones do. */
    public static boolean speaksJson() throws InterruptedException {
        return succeeds("import awscli.clidriver, botocore.session as s;"
                + "assert s.get_session().get_service_model('cloudwatch').resolved_protocol == 'json'");
    }

    private static boolean succeeds(String python) throws InterruptedException {
        try {
            return new ProcessBuilder(List.of("python3", "-c", python))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
