package io.lakewarden.cost.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a state or a schedule calls is priced, known to be free, or named. */
class CallsTest {
    private static final String CLUSTER =
            """
            "ReleaseLabel": "emr-7.14.0", "Instances": {"InstanceGroups": [
              {"InstanceRole": "MASTER", "InstanceType": "m5.xlarge", "InstanceCount": 1},
              {"InstanceRole": "CORE", "InstanceType": "m5.4xlarge", "InstanceCount": 2}]}""";

    @TempDir
    private Path folder;

    @Test
    void aClusterIsTheSameByWhicheverCallItIsCreated() {
        String optimized = called("elasticmapreduce:createCluster.sync", CLUSTER);

        assertThat(optimized)
                .isEqualTo("NEEDS_USAGE: cluster: how long a run takes: no workload says; each hour of it costs about"
                        + " 2.24 USD");
        assertThat(called("aws-sdk:emr:runJobFlow", CLUSTER)).isEqualTo(optimized);
        assertThat(called("aws-sdk:emr:runJobFlow.waitForTaskToken", CLUSTER)).isEqualTo(optimized);
    }

    @Test
    void aClusterThatAScheduleCreatesItselfIsNoFreeSchedule() {
        String schedule =
                """
                Resources:
                  Nightly:
                    Type: AWS::Scheduler::Schedule
                    Properties:
                      ScheduleExpression: rate(1 day)
                      Target: {Arn: 'arn:aws:scheduler:::aws-sdk:emr:runJobFlow', Input: '{%s}'}
                """
                        .formatted(CLUSTER.replace("\n", " "));

        assertThat(Small.verdict(Small.priced(folder, schedule), "Nightly"))
                .isEqualTo("NEEDS_USAGE: cluster: how long a run takes: no workload says; each hour of it costs about"
                        + " 2.24 USD");
        assertThat(Small.verdict(
                        Small.priced(folder, schedule.replace("rate(1 day)", "rate(1 day)\n      State: DISABLED")),
                        "Nightly"))
                .isEqualTo("FREE");
        assertThat(Small.verdict(
                        Small.priced(folder, schedule.replace("emr:runJobFlow", "emr:terminateJobFlows")), "Nightly"))
                .isEqualTo("FREE");
        assertThat(Small.verdict(
                        Small.priced(folder, schedule.replace("emr:runJobFlow", "glue:startJobRun")), "Nightly"))
                .isEqualTo("NEEDS_USAGE: 'target', glue:startJobRun: DPU-hours of the job (0.44 USD a DPU-hour)");
    }

    @Test
    void callsOfServicesThatAreBilledNameTheStateAndTheService() {
        assertThat(called("emr-serverless:startJobRun.sync", ""))
                .isEqualTo("NEEDS_USAGE: 'Call', emrserverless:startJobRun: vCPU-hours and GB-hours of the job"
                        + " (0.052624 USD a vCPU-hour)");
        assertThat(called("emr-containers:startJobRun.sync", ""))
                .isEqualTo("NEEDS_USAGE: 'Call', emrcontainers:startJobRun: vCPU-hours and GB-hours of the job"
                        + " (0.01012 USD a vCPU-hour)");
        assertThat(called("ecs:runTask.sync", ""))
                .isEqualTo("NEEDS_USAGE: 'Call', ecs:runTask: vCPU-hours and GB-hours of the task (0.04048 USD a"
                        + " vCPU-hour)");
        assertThat(called("athena:startQueryExecution.sync", ""))
                .isEqualTo("NEEDS_USAGE: 'Call', athena:startQueryExecution: terabytes that queries scan");
        assertThat(called("glue:startJobRun.sync", ""))
                .isEqualTo("NEEDS_USAGE: 'Call', glue:startJobRun: DPU-hours of the job (0.44 USD a DPU-hour)");
        assertThat(called("batch:submitJob.sync", ""))
                .startsWith("NEEDS_USAGE: 'Call', batch:submitJob: vCPU-hours and GB-hours of the task");
        assertThat(called("lambda:invoke", ""))
                .startsWith("NEEDS_USAGE: 'Call', lambda:invoke: requests and GB-seconds of the function");
        assertThat(called("aws-sdk:emr:modifyInstanceGroups", ""))
                .isEqualTo(
                        "NEEDS_USAGE: 'Call', emr:modifyInstanceGroups: how many machines it adds, of which type, and"
                                + " for how long");
    }

    @Test
    void aCallThatNobodyLookedUpIsNotFreeAndOneThatIsFreeIsNotNamed() {
        assertThat(called("aws-sdk:quicksight:createIngestion", ""))
                .isEqualTo("NEEDS_USAGE: 'Call', quicksight:createIngestion: what AWS bills it by is not known here");
        assertThat(called("http:invoke", "")).startsWith("NEEDS_USAGE: 'Call', http:invoke: what AWS bills it by");
        assertThat(called("elasticmapreduce:addStep.sync", "")).isEqualTo("PRICED");
        assertThat(called("aws-sdk:emr:describeCluster", "")).isEqualTo("PRICED");
    }

    @Test
    void aRequestThatIsTheWholeOfWhatIsBilledIsPriced() {
        EnvironmentEstimate estimate = Small.priced(folder, template("aws-sdk:s3:getObject", "\"Key\": \"k\""));

        assertThat(Small.lines(estimate, "Machine"))
                .contains("'Call', s3:getObject: 31 (31 runs x 1 calls)", "state transitions: 31 (31 runs x 1 states)");
    }

    @Test
    void metricsThatAStateTellsAreBilledByTheHour() {
        String told = "\"Namespace\": \"It\", \"MetricData\": [{\"MetricName\": \"a\"}, {\"MetricName\": \"b\"}]";

        assertThat(Small.lines(Small.priced(folder, template("aws-sdk:cloudwatch:putMetricData", told)), "Machine"))
                .contains("custom metrics: 0.0849315 (31 runs x 2 metrics, each by the hour in"
                        + " which it is told / 730)");
        assertThat(called("aws-sdk:cloudwatch:putMetricData", "\"MetricData.$\": \"$.all\""))
                .startsWith(
                        "NEEDS_USAGE: 'Call', cloudwatch:putMetricData: hours in which each metric is told, and requests");
    }

    @Test
    void aStateThatIsTriedAgainIsPassedMoreThanOnce() {
        String retrying = template("elasticmapreduce:addStep.sync", "")
                .replace("\"End\": true", "\"End\": true, \"Retry\": [{\"ErrorEquals\": [\"States.ALL\"]}]");

        assertThat(Small.lines(Small.priced(folder, retrying), "Machine"))
                .containsExactly(
                        "state transitions: 31.31 (31 runs x 1.01 states, with those that fail and are tried again)");
    }

    @Test
    void whatARuleStartsIsInTheTemplatesOrNamed() {
        String rule =
                """
                Resources:
                  Topic: {Type: AWS::SNS::Topic}
                  Rule:
                    Type: AWS::Events::Rule
                    Properties: {EventPattern: {source: [aws.s3]}, Targets: [{Id: tell, Arn: %s}]}
                """;

        assertThat(Small.verdict(Small.priced(folder, rule.formatted("!Ref Topic")), "Rule"))
                .isEqualTo("FREE");
        assertThat(Small.verdict(Small.priced(folder, rule.formatted("'arn:aws:batch:::job-queue/q'")), "Rule"))
                .isEqualTo("NEEDS_USAGE: 'tell': what it costs to call arn:aws:batch:::job-queue/q, which is not in the"
                        + " templates");
        assertThat(Small.verdict(
                        Small.priced(folder, rule.formatted("!Ref Topic, EcsParameters: {TaskCount: 2}")), "Rule"))
                .isEqualTo("NEEDS_USAGE: 'tell', ecs:runTask: vCPU-hours and GB-hours of the task (0.04048 USD a"
                        + " vCPU-hour)");
    }

    private String called(String action, String arguments) {
        return Small.verdict(Small.priced(folder, template(action, arguments)), "Machine");
    }

    /** A machine of one state, run each day. */
    private static String template(String action, String arguments) {
        return """
                Resources:
                  Machine:
                    Type: AWS::StepFunctions::StateMachine
                    Properties:
                      DefinitionString: '{"StartAt": "Call", "States": {"Call": {"Type": "Task", "End": true,
                        "Resource": "arn:aws:states:::%s", "Parameters": {%s}}}}'
                  Clock: {Type: AWS::Events::Rule, Properties: {ScheduleExpression: rate(1 day), Targets: [{Arn: !Ref Machine}]}}
                """
                .formatted(action, arguments.replace("\n", " "));
    }
}
