package io.lakewarden.security.endpoint;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The command that the README gives to users, where it is installed. */
final class Curl {
    private Curl() {}

    static boolean speaksNegotiate() throws InterruptedException {
        return version().contains("SPNEGO");
    }

    static boolean isInstalled() throws InterruptedException {
        return version().startsWith("curl ");
    }

    private static String version() throws InterruptedException {
        try {
            return run(Map.of(), List.of("curl", "-V"));
        } catch (IOException e) {
            return "";
        }
    }

    static String post(URI endpoint, Path certificate, Path krb5, Path ticket, String sql)
            throws IOException, InterruptedException {
        return run(
                Map.of("KRB5_CONFIG", krb5.toString(), "KRB5CCNAME", "FILE:" + ticket),
                List.of(
                        "curl",
                        "-sS",
                        "--negotiate",
                        "-u",
                        ":",
                        "--cacert",
                        certificate.toString(),
                        "-d",
                        sql,
                        endpoint.toString()));
    }

    private static String run(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }
}
