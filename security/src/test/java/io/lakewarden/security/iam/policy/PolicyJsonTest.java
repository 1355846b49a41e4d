package io.lakewarden.security.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyJsonTest {
    private static final Arn ROLE = Arn.role("111111111111", "reader");

    @Test
    void whatIsWrittenIsReadAsItWas() throws JsonProcessingException {
        Policy policy = Policy.of(
                Statement.allow("Read", List.of("s3:GetObject"), List.of(Arn.objects("lake", "a"), Arn.ANY))
                        .to(List.of(Grantee.of(ROLE), Grantee.service("ec2.amazonaws.com"))),
                new Statement(
                        "",
                        Effect.DENY,
                        List.of(Grantee.EVERYBODY),
                        Scope.allBut(List.of("iam:Get*")),
                        Scope.allBut(List.of(Arn.bucket("lake"))),
                        List.of(
                                Condition.of(Operator.BOOL, "aws:SecureTransport", "false"),
                                new Condition(Operator.ARN_NOT_LIKE, true, "aws:PrincipalArn", List.of("*", "a")),
                                new Condition(Operator.ARN_NOT_LIKE, true, "aws:SourceArn", List.of("b")))));

        assertThat(PolicyReader.read(new ObjectMapper().readTree(PolicyJson.compact(policy))))
                .isEqualTo(policy);
    }

    @Test
    void theSameStatementIsReadHoweverItIsWritten() {
        assertThat(read("{'Statement':{'Effect':'Allow','Principal':{'AWS':'111111111111'},'Action':'s3:*',"
                        + "'Resource':'arn:aws-cn:s3:::lake','Condition':{'Bool':{'aws:SecureTransport':true}}}}"))
                .isEqualTo(read("{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'AWS':"
                        + "['arn:aws:iam::111111111111:root']},'Action':['s3:*'],'Resource':['arn:aws:s3:::lake'],"
                        + "'Condition':{'Bool':{'aws:SecureTransport':['true']}}}]}"));
    }

    @Test
    void whatIsNotKnownIsRefused() {
        refused(
                "{'Statement':[{'Effect':'Allow','NotPrincipal':'*'}]}",
                "Cannot read a statement with NotPrincipal: " + "it is not known here");
        refused("{'Statements':[]}", "Cannot read a policy with Statements: it is not known here");
        refused("{'Statement':{'Effect':'allow'}}", "Invalid Effect: got allow, expected Allow or Deny");
        refused(
                "{'Statement':{'Effect':'Allow','Condition':{'ForAllValues:StringEquals':{'a':'b'}}}}",
                "Cannot read the condition operator ForAllValues:StringEquals: it is not known here");
        refused(
                "{'Statement':{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::${aws:username}'}}",
                "Cannot read arn:aws:s3:::${aws:username}: policy variables are not known here");
        refused(
                "{'Statement':{'Effect':'Allow','Action':'s3:*','Resource':'lake'}}",
                "Invalid ARN: got lake, expected * or arn:partition:service:region:account:resource");
        refused(
                "{'Statement':{'Effect':'Allow','Action':[{'Ref':'x'}]}}",
                "Invalid Action: got {\"Ref\":\"x\"}, expected text");
        refused(
                "{'Statement':{'Effect':'Allow','Action':'a','NotAction':'b'}}",
                "Cannot read a statement with both " + "Action and NotAction");
        refused(
                "{'Statement':{'Effect':'Allow','Principal':{'CanonicalUser':'x'}}}",
                "Cannot read a Principal of kind CanonicalUser: only AWS, Federated and Service are known");
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Policy read(String text) {
        try {
            JsonNode json = new ObjectMapper().readTree(text.replace('\'', '"'));
            return PolicyReader.read(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
