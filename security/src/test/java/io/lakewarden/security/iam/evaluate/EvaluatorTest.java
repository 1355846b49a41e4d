package io.lakewarden.security.iam.evaluate;

import static io.lakewarden.security.iam.evaluate.Decision.ALLOWED_BY_IDENTITY;
import static io.lakewarden.security.iam.evaluate.Decision.ALLOWED_BY_RESOURCE;
import static io.lakewarden.security.iam.evaluate.Decision.BEYOND_BOUNDARY;
import static io.lakewarden.security.iam.evaluate.Decision.BEYOND_SESSION;
import static io.lakewarden.security.iam.evaluate.Decision.DENIED;
import static io.lakewarden.security.iam.evaluate.Decision.NOT_ALLOWED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.security.iam.account.Account;
import io.lakewarden.security.iam.account.Bucket;
import io.lakewarden.security.iam.account.Key;
import io.lakewarden.security.iam.account.NamedPolicy;
import io.lakewarden.security.iam.account.Role;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Policy;
import io.lakewarden.security.iam.policy.PolicyReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A test for each rule of the documentation; policies stand as a reader of it would write them. */
class EvaluatorTest {
    private static final String ID = "111111111111";
    private static final Arn ROLE = Arn.role(ID, "reader");
    private static final Arn OBJECT = Arn.bucket("lake").below("a/b.parquet");
    private static final Arn KEY = new Arn("kms", "eu-west-1", ID, "key/lake");
    private static final Arn OTHER = Arn.role(ID, "other");
    private static final String GET = "{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::lake/*'}";
    private static final String NOTHING = "";

    private String identity = NOTHING;
    private String boundary = NOTHING;
    private String session = NOTHING;
    private String bucket = NOTHING;
    private String key = NOTHING;
    private String trust = NOTHING;
    private List<String> awsManaged = List.of();

    @Test
    void nothingIsAllowedThatNoPolicyAllows() {
        assertThat(get()).isEqualTo(NOT_ALLOWED);
        identity = GET;
        assertThat(get()).isEqualTo(ALLOWED_BY_IDENTITY);
    }

    @Test
    void aDenialWinsWhereverItStands() {
        identity = GET;
        String deny = "{'Effect':'Deny','Action':'s3:GetObject','Resource':'*'}";
        bucket = deny.replace("{", "{'Principal':'*',");
        assertThat(get()).isEqualTo(DENIED);
        bucket = NOTHING;
        identity = GET + "," + deny;
        assertThat(get()).isEqualTo(DENIED);
        identity = GET;
        session = GET + "," + deny;
        assertThat(get()).isEqualTo(DENIED);
        session = NOTHING;
        boundary = GET + "," + deny;
        assertThat(get()).isEqualTo(DENIED);
    }

    @Test
    void withinAnAccountTheResourceAloneCanAllow() {
        bucket = to("'AWS':'" + ROLE + "'", GET);
        assertThat(get()).isEqualTo(ALLOWED_BY_RESOURCE);
        bucket = to("'AWS':'" + OTHER + "'", GET);
        assertThat(get()).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void aResourceThatAllowsTheAccountLeavesItToIdentities() {
        bucket = to("'AWS':'" + ID + "'", GET);
        assertThat(get()).isEqualTo(NOT_ALLOWED);
        identity = GET;
        assertThat(get()).isEqualTo(ALLOWED_BY_IDENTITY);
    }

    @Test
    void aBoundaryLimitsWhatIdentityAndResourceAllowToTheRole() {
        boundary = "{'Effect':'Allow','Action':'glue:*','Resource':'*'}";
        identity = GET;
        assertThat(get()).isEqualTo(BEYOND_BOUNDARY);
        identity = NOTHING;
        bucket = to("'AWS':'" + ROLE + "'", GET);
        assertThat(get()).isEqualTo(BEYOND_BOUNDARY);
        boundary = "{'Effect':'Allow','Action':'*','Resource':'*'}";
        assertThat(get()).isEqualTo(ALLOWED_BY_RESOURCE);
    }

    @Test
    void aBoundaryGivesNothing() {
        boundary = "{'Effect':'Allow','Action':'*','Resource':'*'}";
        assertThat(get()).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void aBoundaryDoesNotLimitWhatTheResourceAllowsToTheSession() {
        boundary = "{'Effect':'Allow','Action':'glue:*','Resource':'*'}";
        bucket = to("'AWS':'arn:aws:sts::" + ID + ":assumed-role/reader/session'", GET);
        assertThat(get()).isEqualTo(ALLOWED_BY_RESOURCE);
    }

    @Test
    void aSessionPolicyLimitsTheSession() {
        identity = GET;
        session = "{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::lake/other/*'}";
        assertThat(get()).isEqualTo(BEYOND_SESSION);
        session = GET;
        assertThat(get()).isEqualTo(ALLOWED_BY_IDENTITY);
    }

    @Test
    void actionsHaveWildcardsAndNoCase() {
        identity = GET.replace("s3:GetObject", "S3:getobj*");
        assertThat(get()).isEqualTo(ALLOWED_BY_IDENTITY);
        identity = GET.replace("s3:GetObject", "s3:?etObject");
        assertThat(get()).isEqualTo(ALLOWED_BY_IDENTITY);
        identity = GET.replace("s3:GetObject", "s3:Get");
        assertThat(get()).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void actionsAndResourcesCanBeLeftOut() {
        identity = "{'Effect':'Allow','NotAction':'iam:*','Resource':'*'}";
        assertThat(get()).isEqualTo(ALLOWED_BY_IDENTITY);
        identity = "{'Effect':'Allow','NotAction':'s3:*','Resource':'*'}";
        assertThat(get()).isEqualTo(NOT_ALLOWED);
        identity = "{'Effect':'Allow','Action':'*','NotResource':'arn:aws:s3:::lake/*'}";
        assertThat(get()).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void wildcardsOfResourcesGoOverSlashesButNotOutOfTheBucket() {
        identity = GET.replace("lake/*", "la*/b.parquet");
        assertThat(get()).isEqualTo(ALLOWED_BY_IDENTITY);
        identity = GET.replace("lake/*", "lak/*");
        assertThat(get()).isEqualTo(NOT_ALLOWED);
        identity = GET.replace("arn:aws:s3:::lake/*", "arn:aws:s3:::lake");
        assertThat(get()).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void allConditionsMustHoldAndOneValueOfEach() {
        identity = conditioned("'StringEquals':{'aws:a':['1','2'],'aws:b':'3'}");
        assertThat(get("aws:A", "2", "aws:b", "3")).isEqualTo(ALLOWED_BY_IDENTITY);
        assertThat(get("aws:a", "3", "aws:b", "3")).isEqualTo(NOT_ALLOWED);
        assertThat(get("aws:a", "1")).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void negatedConditionsExcludeEachValueAndHoldWithoutTheKey() {
        identity = conditioned("'StringNotEquals':{'aws:a':['1','2']}");
        assertThat(get("aws:a", "2")).isEqualTo(NOT_ALLOWED);
        assertThat(get("aws:a", "3")).isEqualTo(ALLOWED_BY_IDENTITY);
        assertThat(get()).isEqualTo(ALLOWED_BY_IDENTITY);
    }

    @Test
    void aConditionIfExistsHoldsWithoutTheKey() {
        identity = conditioned("'StringEqualsIfExists':{'aws:a':'1'}");
        assertThat(get()).isEqualTo(ALLOWED_BY_IDENTITY);
        assertThat(get("aws:a", "2")).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void nullAsksWhetherTheKeyIsAbsent() {
        identity = conditioned("'Null':{'aws:a':true}");
        assertThat(get()).isEqualTo(ALLOWED_BY_IDENTITY);
        assertThat(get("aws:a", "1")).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void textIsComparedWithItsCaseAndWithWildcardsOnlyByLike() {
        identity = conditioned("'StringEquals':{'aws:a':'x*'}");
        assertThat(get("aws:a", "xy")).isEqualTo(NOT_ALLOWED);
        identity = conditioned("'StringLike':{'aws:a':'x*'}");
        assertThat(get("aws:a", "xy")).isEqualTo(ALLOWED_BY_IDENTITY);
        assertThat(get("aws:a", "Xy")).isEqualTo(NOT_ALLOWED);
        identity = conditioned("'StringNotLike':{'aws:a':'x*'}");
        assertThat(get("aws:a", "xy")).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void arnsAreComparedPartByPart() {
        identity = conditioned("'ArnLike':{'aws:SourceArn':'arn:aws:states:*:" + ID + ":*'}");
        assertThat(get("aws:SourceArn", "arn:aws:states:eu-west-1:" + ID + ":stateMachine:a"))
                .isEqualTo(ALLOWED_BY_IDENTITY);
        assertThat(get("aws:SourceArn", "arn:aws:states:eu-west-1:222222222222:stateMachine:" + ID + ":x"))
                .isEqualTo(NOT_ALLOWED);
        assertThat(get("aws:SourceArn", "no arn")).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void daysAreComparedAsInstants() {
        identity = conditioned("'DateLessThan':{'aws:CurrentTime':'2027-07-01T00:00:00Z'}");
        assertThat(get("aws:CurrentTime", "2027-06-30T23:59:59Z")).isEqualTo(ALLOWED_BY_IDENTITY);
        assertThat(get("aws:CurrentTime", "2027-07-01T00:00:00Z")).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void theRoleOfASessionIsThePrincipalsArn() {
        identity = GET;
        bucket = "{'Effect':'Deny','Principal':'*','Action':'s3:GetObject','Resource':'*',"
                + "'Condition':{'ArnNotLike':{'aws:PrincipalArn':'" + OTHER + "'}}}";
        assertThat(get()).isEqualTo(DENIED);
        bucket = bucket.replace(OTHER.toString(), ROLE.toString());
        assertThat(get()).isEqualTo(ALLOWED_BY_IDENTITY);
    }

    @Test
    void aKeyMustAllowItselfOrLeaveItToIdentities() {
        identity = "{'Effect':'Allow','Action':'kms:Decrypt','Resource':'*'}";
        assertThat(decrypt()).isEqualTo(NOT_ALLOWED);
        key = "{'Effect':'Allow','Principal':{'AWS':'" + ID + "'},'Action':'kms:*','Resource':'*'}";
        assertThat(decrypt()).isEqualTo(ALLOWED_BY_IDENTITY);
        identity = NOTHING;
        assertThat(decrypt()).isEqualTo(NOT_ALLOWED);
        key = "{'Effect':'Allow','Principal':{'AWS':'" + ROLE + "'},'Action':'kms:Decrypt','Resource':'*'}";
        assertThat(decrypt()).isEqualTo(ALLOWED_BY_RESOURCE);
    }

    @Test
    void aRoleIsTakenByWhomItsTrustNames() {
        trust = "{'Effect':'Allow','Principal':{'AWS':'" + ROLE + "'},'Action':'sts:AssumeRole'}";
        assertThat(assume()).isEqualTo(ALLOWED_BY_RESOURCE);
        trust = trust.replace(ROLE.toString(), ID);
        assertThat(assume()).isEqualTo(NOT_ALLOWED);
        identity = "{'Effect':'Allow','Action':'sts:AssumeRole','Resource':'" + OTHER + "'}";
        assertThat(assume()).isEqualTo(ALLOWED_BY_IDENTITY);
        trust = NOTHING;
        assertThat(assume()).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void othersNeedTheResource() {
        identity = GET;
        Caller outsider = new Caller.Outsider(Arn.role("222222222222", "them"));
        assertThat(get(outsider)).isEqualTo(NOT_ALLOWED);
        bucket = to("'AWS':'222222222222'", GET);
        assertThat(get(outsider)).isEqualTo(ALLOWED_BY_RESOURCE);
        assertThat(get(new Caller.Anonymous())).isEqualTo(NOT_ALLOWED);
        bucket = to("'AWS':'*'", GET);
        assertThat(get(new Caller.Anonymous())).isEqualTo(ALLOWED_BY_RESOURCE);
        bucket = to("'Service':'logging.s3.amazonaws.com'", GET);
        assertThat(get(new Caller.Service("logging.s3.amazonaws.com"))).isEqualTo(ALLOWED_BY_RESOURCE);
        assertThat(get(new Caller.Service("ec2.amazonaws.com"))).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void aPolicyWhoseTextIsNotKnownMayAllowEverything() {
        awsManaged = List.of("ReadOnlyAccess");
        assertThat(get()).isEqualTo(ALLOWED_BY_IDENTITY);
        assertThat(decrypt()).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void aRoleWhosePoliciesAreNotThereCannotBeJudged() {
        Account account = account();
        Role role = account.roles().get(1);
        Account without = account.withRoles(List.of(new Role(
                role.arn(), "", role.trust(), List.of(), List.of("gone"), List.of(), Optional.empty(), Duration.ZERO)));

        assertThatThrownBy(
                        () -> Evaluator.of(without).decide(Request.of(Caller.Session.of(ROLE), "s3:GetObject", OBJECT)))
                .hasMessage("Cannot evaluate a role: its policy gone is not among the documents");
    }

    private static String to(String principal, String statement) {
        return "{'Principal':{" + principal + "}," + statement.substring(1);
    }

    private static String conditioned(String condition) {
        return GET.replace("}", ",'Condition':{" + condition + "}}");
    }

    private Decision get(String... context) {
        Request request = Request.of(caller(), "s3:GetObject", OBJECT);
        for (int index = 0; index < context.length; index += 2) {
            request = request.with(context[index], context[index + 1]);
        }

        return Evaluator.of(account()).decide(request);
    }

    private Decision get(Caller caller) {
        return Evaluator.of(account()).decide(Request.of(caller, "s3:GetObject", OBJECT));
    }

    private Decision decrypt() {
        return Evaluator.of(account()).decide(Request.of(caller(), "kms:Decrypt", KEY));
    }

    private Decision assume() {
        return Evaluator.of(account()).decide(Request.of(caller(), "sts:AssumeRole", OTHER));
    }

    private Caller caller() {
        return new Caller.Session(
                ROLE, "session", session.equals(NOTHING) ? Optional.empty() : Optional.of(policy(session)));
    }

    private Account account() {
        Optional<String> limit = boundary.equals(NOTHING) ? Optional.empty() : Optional.of("boundary");
        Optional<Policy> trusted = Optional.of(policy(trust));
        return new Account(
                ID,
                "eu-west-1",
                List.of(
                        new Role(
                                ROLE,
                                "",
                                trusted,
                                List.of(new NamedPolicy("access", policy(identity))),
                                List.of(),
                                awsManaged,
                                limit,
                                Duration.ofHours(1)),
                        new Role(
                                OTHER,
                                "",
                                trusted,
                                List.of(),
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                Duration.ofHours(1))),
                List.of(new NamedPolicy("boundary", policy(boundary))),
                List.of(new Bucket("lake", policy(bucket))),
                List.of(new Key("lake", policy(key))));
    }

    private static Policy policy(String statements) {
        try {
            String text = "{'Version':'2012-10-17','Statement':[" + statements + "]}";
            return PolicyReader.read(new ObjectMapper().readTree(text.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
