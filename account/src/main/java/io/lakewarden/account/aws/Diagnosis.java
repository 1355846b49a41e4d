package io.lakewarden.account.aws;

import io.lakewarden.account.aws.AccountTrouble.Kind;
import io.lakewarden.model.text.OneLine;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Why a call failed, from what the SDK says of it. */
final class Diagnosis {
    private static final int WIDTH = 300;
    private static final Set<String> EXPIRED =
            Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired");
    private static final Set<String> NOBODY = Set.of(
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "MissingAuthenticationToken");
    private static final Set<String> DENIED =
            Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError");

    /** What the SDK says of an answer that is none. */
    private static final String UNREADABLE = "unable to unmarshall response";

    private static final String UNREADABLE_XML = "could not parse xml response";

    private static final String SEE_WHO_ANSWERS =
            "see that AWS itself answers there, and not a proxy or what AWS_ENDPOINT_URL names, and try again";

    /** From this status on, HTTP has the fault with who answers. */
    private static final int BROKEN = 500;

    private final String doing;
    private final Session session;

    /** What is known of the caller. */
    record Session(String region, Optional<String> caller, int attempts) {}

    Diagnosis(String doing, Session session) {
        this.doing = doing;
        this.session = session;
    }

    AccountTrouble of(SdkException e) {
        return e instanceof AwsServiceException answer ? ofAnswer(answer) : ofNoAnswer(e);
    }

    /** Of an answer that is well but says nothing of what AWS says: a page for signing in to a network, mostly. */
    static AccountTrouble notOfAws(String doing, String region, SdkHttpResponse answer) {
        return new AccountTrouble(
                Kind.REFUSED,
                "Cannot " + doing + ": what answered in " + region + " is not AWS (status " + answer.statusCode() + ", "
                        + answer.firstMatchingHeader("Content-Type")
                                .map(type -> OneLine.of(type, WIDTH))
                                .orElse("of no type")
                        + "); " + SEE_WHO_ANSWERS);
    }

    private AccountTrouble ofAnswer(AwsServiceException e) {
        String code = Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
        if (EXPIRED.contains(code)) {
            return expired(e);
        }

        if (NOBODY.contains(code)) {
            return trouble(
                    Kind.CREDENTIALS_MISSING,
                    "AWS does not know these credentials (" + code + ")",
                    "sign in again, or name another profile in AWS_PROFILE",
                    e);
        }

        if (DENIED.contains(code)) {
            String who = session.caller().orElse("the caller");
            return trouble(
                    Kind.DENIED,
                    who + " may not (" + words(e) + ")",
                    "sign in as somebody who may, as docs/live-account.md lists",
                    e);
        }

        if (e.isThrottlingException()) {
            return trouble(
                    Kind.THROTTLED,
                    "AWS asked to slow down, " + session.attempts() + " times (" + code + ")",
                    "try again later; what is done is done and is not repeated",
                    e);
        }

        if (code.equals("ConcurrentModificationException")) {
            return trouble(
                    Kind.CONFLICT,
                    "something else kept changing the same, " + session.attempts() + " times",
                    "wait until it is done, a deployment perhaps, and try again",
                    e);
        }

        if (e.statusCode() >= BROKEN) {
            return trouble(
                    Kind.FAILING,
                    "what answered in " + session.region() + " is broken itself, " + session.attempts()
                            + " times (status " + e.statusCode() + (code.isEmpty() ? "" : ", " + code) + ")",
                    "see https://health.aws.amazon.com and any proxy between, and try again later",
                    e);
        }

        if (code.isEmpty()) {
            return trouble(
                    Kind.REFUSED,
                    "what answered in " + session.region() + " gave status " + e.statusCode()
                            + " and no reason of AWS's",
                    SEE_WHO_ANSWERS,
                    e);
        }

        return trouble(Kind.REFUSED, "AWS refused (" + code + ": " + words(e) + ")", "mend that and try again", e);
    }

    private AccountTrouble ofNoAnswer(SdkException e) {
        String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (said.contains(UNREADABLE) || said.contains(UNREADABLE_XML)) {
            return trouble(
                    Kind.REFUSED,
                    "what answered in " + session.region()
                            + " is not AWS (nothing that AWS would say can be read in it)",
                    SEE_WHO_ANSWERS,
                    e);
        }

        if (said.contains("expired")) {
            return expired(e);
        }

        if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException || isNetwork(e)) {
            return trouble(
                    Kind.UNREACHABLE,
                    "AWS cannot be reached in " + session.region() + " (" + root(e) + ")",
                    "check the network, a proxy, and the region of the environment",
                    e);
        }

        if (said.contains("credentials") || said.contains("profile")) {
            return trouble(
                    Kind.CREDENTIALS_MISSING,
                    "there are no credentials that work (" + words(e).replaceFirst("( in the chain) .*", "$1") + ")",
                    "sign in, or name a profile in AWS_PROFILE",
                    e);
        }

        return trouble(Kind.UNREACHABLE, words(e), "try again", e);
    }

    private AccountTrouble expired(SdkException e) {
        return trouble(Kind.CREDENTIALS_EXPIRED, "the credentials have expired", "sign in again", e);
    }

    private AccountTrouble trouble(Kind kind, String why, String remedy, SdkException e) {
        return new AccountTrouble(kind, "Cannot " + doing + ": " + why + "; " + remedy, e);
    }

    private static boolean isNetwork(Throwable e) {
        return causes(e).anyMatch(IOException.class::isInstance);
    }

    private static String root(Throwable e) {
        Throwable root = causes(e).reduce((one, next) -> next).orElse(e);
        return OneLine.of(root.getClass().getSimpleName() + ": " + root.getMessage(), WIDTH);
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause);
    }

    private static String words(SdkException e) {
        String text = e instanceof AwsServiceException answer && answer.awsErrorDetails() != null
                ? answer.awsErrorDetails().errorMessage()
                : e.getMessage();
        return Optional.ofNullable(text)
                .flatMap(said -> said.lines().findFirst())
                .map(said -> OneLine.of(said.strip(), WIDTH))
                .orElse("without a word");
    }
}
