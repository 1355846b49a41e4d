package io.lakewarden.account.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.util.RawValue;
import com.sun.net.httpserver.HttpServer;
import io.lakewarden.account.standin.AwsStandIn;
import io.lakewarden.account.standin.Refusal;
import io.lakewarden.model.Environment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;

class AwsSessionTest {
    private static final String LIST = "list grants";

    private final AwsStandIn aws = new AwsStandIn();

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void knowsWhoCallsAndWhere() {
        try (AwsSession session = open()) {
            assertThat(session.caller()).isEqualTo(AwsStandIn.CALLER);
            assertThat(session.account()).isEqualTo(AwsStandIn.ACCOUNT);
            assertThat(session.region()).isEqualTo("eu-west-1");
        }
    }

    @Test
    void refusesAnotherAccount() {
        aws.account("999999999999");

        assertTrouble(
                AccountTrouble.Kind.WRONG_ACCOUNT,
                "Cannot use arn:aws:sts::999999999999:assumed-role/operator/night for prod: it is of account 999999999999, "
                        + "and the environment is in 222222222222; sign in there, or name another profile in AWS_PROFILE",
                this::open);
        assertThat(aws.calls()).containsExactly("GetCallerIdentity");
    }

    @Test
    void saysThatCredentialsHaveExpired() {
        aws.gate((action, number) -> Optional.of(new Refusal(403, "ExpiredToken", "The security token is expired")));

        assertTrouble(
                AccountTrouble.Kind.CREDENTIALS_EXPIRED,
                "Cannot ask AWS who is calling: the credentials have expired; sign in again",
                this::open);
    }

    @Test
    void saysThatThereAreNoCredentials() {
        AwsCredentialsProvider none = () -> {
            throw SdkClientException.create("Unable to load credentials from any of the providers in the chain\nmore");
        };
        Connection connection = new Connection(
                none, aws.connection().endpoint(), aws.connection().patience());

        assertTrouble(
                AccountTrouble.Kind.CREDENTIALS_MISSING,
                "Cannot ask AWS who is calling: there are no credentials that work (Unable to load credentials from any of "
                        + "the providers in the chain); sign in, or name a profile in AWS_PROFILE",
                () -> AwsSession.open(prod(), connection));
    }

    @Test
    void saysThatAwsCannotBeReached() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        Connection connection = new Connection(
                aws.connection().credentials(),
                Optional.of(URI.create("http://127.0.0.1:" + free)),
                aws.connection().patience());

        assertTrouble(
                AccountTrouble.Kind.UNREACHABLE,
                "Cannot ask AWS who is calling: AWS cannot be reached in eu-west-1 (ConnectException: Connection refused); "
                        + "check the network, a proxy, and the region of the environment",
                () -> AwsSession.open(prod(), connection));
    }

    @Test
    void saysWhoMayNotDoWhat() {
        aws.gate((action, number) -> action.equals("ListPermissions")
                ? Optional.of(Refusal.because("AccessDeniedException", "Required lakeformation:ListPermissions"))
                : Optional.empty());

        assertTrouble(
                AccountTrouble.Kind.DENIED,
                "Cannot list grants: " + AwsStandIn.CALLER
                        + " may not (Required lakeformation:ListPermissions); sign in as somebody who may, as "
                        + "docs/live-account.md lists",
                this::list);
    }

    @Test
    void triesAgainWhatIsThrottledOrInConflict() {
        aws.on("ListPermissions", request -> AwsStandIn.nothing());
        aws.gate((action, number) -> switch (number) {
            case 2 -> Optional.of(Refusal.because("ThrottlingException", "Rate exceeded"));
            case 3, 4 -> Optional.of(Refusal.because("ConcurrentModificationException", "Two at once"));
            default -> Optional.empty();
        });

        list();

        assertThat(aws.calls())
                .containsExactly(
                        "GetCallerIdentity",
                        "ListPermissions",
                        "ListPermissions",
                        "ListPermissions",
                        "ListPermissions");
    }

    @Test
    void givesUpAtLast() {
        aws.gate((action, number) ->
                number == 1 ? Optional.empty() : Optional.of(Refusal.because("ThrottlingException", "Rate exceeded")));

        assertTrouble(
                AccountTrouble.Kind.THROTTLED,
                "Cannot list grants: AWS asked to slow down, 6 times (ThrottlingException); try again later; what is done is "
                        + "done and is not repeated",
                this::list);
        assertThat(aws.calls()).hasSize(7);
    }

    @Test
    void namesWhatTheServiceRefuses() {
        aws.gate((action, number) -> number == 1
                ? Optional.empty()
                : Optional.of(Refusal.because("InvalidInputException", "Unsupported\u001b resource")));

        assertTrouble(
                AccountTrouble.Kind.REFUSED,
                "Cannot list grants: AWS refused (InvalidInputException: Unsupported\\u001B resource); mend that and try again",
                this::list);
    }

    @Test
    void aServiceThatIsBrokenItselfRefusesNothing() {
        aws.gate((action, number) ->
                number == 1 ? Optional.empty() : Optional.of(new Refusal(500, "InternalFailure", "try later")));

        assertTrouble(
                AccountTrouble.Kind.FAILING,
                "Cannot list grants: what answered in eu-west-1 is broken itself, 6 times (status 500, InternalFailure); see "
                        + "https://health.aws.amazon.com and any proxy between, and try again later",
                this::list);
    }

    @Test
    void saysThatWhatAnsweredIsNotAws() throws IOException {
        assertTrouble(
                AccountTrouble.Kind.REFUSED,
                "Cannot ask AWS who is calling: what answered in eu-west-1 gave status 404 and no reason of AWS's; see that AWS "
                        + "itself answers there, and not a proxy or what AWS_ENDPOINT_URL names, and try again",
                answering(404, "<html>A proxy's own page</html>"));
    }

    @Test
    void saysThatAPageIsNoAnswerOfAws() throws IOException {
        String remedy =
                "see that AWS itself answers there, and not a proxy or what AWS_ENDPOINT_URL names, and try again";

        for (String page : List.of("<html>Sign in to this network</html>", "")) {
            assertTrouble(
                    AccountTrouble.Kind.REFUSED,
                    "Cannot ask AWS who is calling: what answered in eu-west-1 is not AWS (status 200, text/html); "
                            + remedy,
                    answering(200, page));
        }

        for (String page : List.of("<!doctype html><p>Sign in<br>", "{}")) {
            assertTrouble(
                    AccountTrouble.Kind.REFUSED,
                    "Cannot ask AWS who is calling: what answered in eu-west-1 is not AWS (nothing that AWS would say can be "
                            + "read in it); " + remedy,
                    answering(200, page));
        }

        aws.on("ListPermissions", request -> AwsStandIn.JSON
                .getNodeFactory()
                .rawValueNode(new RawValue("<html>Sign in to this network</html>")));
        assertTrouble(
                AccountTrouble.Kind.REFUSED,
                "Cannot list grants: what answered in eu-west-1 is not AWS (nothing that AWS would say can be read in it); "
                        + remedy,
                this::list);
    }

    @Test
    void namesTheVariableThatIsNoAddress() {
        for (String name : List.of("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_STS")) {
            for (String value : List.of("rubbish", "", "localhost:4566", "ftp://localhost", "https:// x")) {
                assertTrouble(
                        AccountTrouble.Kind.UNREACHABLE,
                        "Cannot reach AWS: the variable " + name + " is \"" + value
                                + "\", and no address; write one such as " + "https://localhost:4566, or unset it",
                        () -> Connection.requireAddresses(Map.of("HOME", "/", name, value)));
            }
        }

        Connection.requireAddresses(Map.of(
                "AWS_ENDPOINT_URL",
                "http://127.0.0.1:5000",
                "AWS_ENDPOINT_URL_STS",
                "https://sts.eu-west-1.amazonaws.com",
                "AWS_ENDPOINT_URLS",
                "rubbish"));
    }

    /** Opens a session where a server answers everything alike. */
    private Runnable answering(int status, String page) throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            try (exchange) {
                byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        other.start();
        Connection connection = new Connection(
                aws.connection().credentials(),
                Optional.of(URI.create("http://127.0.0.1:" + other.getAddress().getPort())),
                aws.connection().patience());
        return () -> {
            try {
                AwsSession.open(prod(), connection);
            } finally {
                other.stop(0);
            }
        };
    }

    private void assertTrouble(AccountTrouble.Kind kind, String message, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOf(AccountTrouble.class)
                .hasMessage(message)
                .extracting(e -> ((AccountTrouble) e).kind())
                .isEqualTo(kind);
    }

    private AwsSession open() {
        return AwsSession.open(prod(), aws.connection());
    }

    private void list() {
        try (AwsSession session = open()) {
            LakeFormationClient client = session.client(LakeFormationClient.builder());
            session.call(LIST, () -> client.listPermissions(request -> request.maxResults(1)));
        }
    }

    private static Environment prod() {
        return new Environment(
                "prod",
                "",
                new Environment.Home.Aws(AwsStandIn.ACCOUNT, "eu-west-1"),
                Optional.empty(),
                Environment.Publishing.SINGLE_TABLE,
                List.of());
    }
}
