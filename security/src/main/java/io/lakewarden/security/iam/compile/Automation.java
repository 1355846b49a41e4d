package io.lakewarden.security.iam.compile;

import io.lakewarden.model.Pipeline;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Condition;
import io.lakewarden.security.iam.policy.Operator;
import io.lakewarden.security.iam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What runs without anybody may do: state machines, what starts them, and what cleans up after them. */
final class Automation {
    private static final String EMR = "elasticmapreduce:";
    private static final String RUN_TAG = EMR + "RequestTag/lakewarden:pipeline";
    private static final String CLUSTER_TAG = EMR + "ResourceTag/lakewarden:pipeline";
    private static final String ENVIRONMENT_TAG = EMR + "ResourceTag/lakewarden:environment";

    private final Names names;
    private final Layout layout;

    Automation(Names names, Layout layout) {
        this.names = names;
        this.layout = layout;
    }

    /**
     * A pipeline's state machine: its clusters, and steps under its account's role alone; without that condition whoever
     * can add a step could run as any role that the cluster may take (MG/emr-steps-runtime-roles). No step at all where the
     * account has ended.
     */
    List<Statement> machineOf(Pipeline pipeline, Optional<Arn> runtimeRole) {
        Condition ownRun = Condition.of(Operator.STRING_EQUALS, RUN_TAG, pipeline.name());
        Condition ownCluster = Condition.of(Operator.STRING_EQUALS, CLUSTER_TAG, pipeline.name());
        List<Statement> statements = new ArrayList<>(List.of(
                Statement.allow("CreateCluster", List.of(EMR + "RunJobFlow"), List.of(Arn.ANY), ownRun),
                Statement.allow("TagCluster", List.of(EMR + "AddTags"), List.of(names.clusters()), ownRun)));
        runtimeRole.ifPresent(role -> statements.add(Statement.allow(
                "AddSteps",
                List.of(EMR + "AddJobFlowSteps"),
                List.of(names.clusters()),
                ownCluster,
                Condition.of(Operator.ARN_EQUALS, EMR + "ExecutionRoleArn", role.toString()))));
        statements.addAll(List.of(
                Statement.allow(
                        "FollowAndEnd",
                        List.of(
                                EMR + "CancelSteps",
                                EMR + "DescribeCluster",
                                EMR + "DescribeStep",
                                EMR + "TerminateJobFlows"),
                        List.of(names.clusters()),
                        ownCluster),
                Statement.allow(
                        "HandOnServiceRole",
                        List.of("iam:PassRole"),
                        List.of(names.service()),
                        names.handedTo("elasticmapreduce")),
                Statement.allow(
                        "HandOnMachineRole",
                        List.of("iam:PassRole"),
                        List.of(names.cluster(layout.profile(pipeline))),
                        names.handedTo("ec2"))));
        statements.addAll(seen());
        return statements;
    }

    /** What starts a pipeline by the clock, and keeps what it could not start. */
    List<Statement> scheduleOf(Pipeline pipeline) {
        return List.of(
                Statement.allow("Start", List.of("states:StartExecution"), List.of(names.machine(pipeline))),
                Statement.allow("KeepUndelivered", List.of("sqs:SendMessage"), List.of(names.undelivered())));
    }

    /** The machine that ends clusters which an execution left: the environment's alone, whatever it finds. */
    List<Statement> cleanup() {
        List<Statement> statements = new ArrayList<>(List.of(
                Statement.allow("FindClusters", List.of(EMR + "ListClusters"), List.of(Arn.ANY)),
                Statement.allow("LookAtClusters", List.of(EMR + "DescribeCluster"), List.of(names.clusters())),
                Statement.allow(
                        "EndClusters",
                        List.of(EMR + "TerminateJobFlows"),
                        List.of(names.clusters()),
                        Condition.of(Operator.STRING_EQUALS, ENVIRONMENT_TAG, names.environment()))));
        statements.addAll(seen());
        return statements;
    }

    /** What starts that machine when an execution ended otherwise than well. */
    List<Statement> cleanupRule() {
        return List.of(Statement.allow("Start", List.of("states:StartExecution"), List.of(names.cleanup())));
    }

    /**
     * The machine that reads the numbers of runs, looks at clusters and at these pipelines' executions, and tells CloudWatch: of
     * its own namespace, and no other's.
     */
    List<Statement> metrics(List<Pipeline> pipelines) {
        List<Statement> statements = new ArrayList<>(List.of(
                Statement.allow("LookAtClusters", List.of(EMR + "DescribeCluster"), List.of(names.clusters())),
                Statement.allow(
                        "LookAtExecutions",
                        List.of("states:DescribeExecution"),
                        pipelines.stream().map(names::executions).toList()),
                Statement.allow("ReadRecords", List.of("s3:GetObject"), List.of(Arn.objects(names.logs(), "records"))),
                Statement.allow(
                        "Tell",
                        List.of("cloudwatch:PutMetricData"),
                        List.of(Arn.ANY),
                        Condition.of(Operator.STRING_EQUALS, "cloudwatch:namespace", "Lakewarden"))));
        statements.addAll(seen());
        return statements;
    }

    /** What starts that machine when a job has left its numbers, or an execution or a cluster starts. */
    List<Statement> metricsRule() {
        return List.of(Statement.allow("Start", List.of("states:StartExecution"), List.of(names.metrics())));
    }

    /**
     * The log of executions and their traces; neither can be narrowed to one of them
     * (https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy,
     * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html).
     */
    private static List<Statement> seen() {
        return List.of(
                Statement.allow(
                        "DeliverLogs",
                        List.of(
                                "logs:CreateLogDelivery",
                                "logs:DeleteLogDelivery",
                                "logs:DescribeLogGroups",
                                "logs:DescribeResourcePolicies",
                                "logs:GetLogDelivery",
                                "logs:ListLogDeliveries",
                                "logs:PutResourcePolicy",
                                "logs:UpdateLogDelivery"),
                        List.of(Arn.ANY)),
                Statement.allow(
                        "Trace",
                        List.of(
                                "xray:GetSamplingRules",
                                "xray:GetSamplingTargets",
                                "xray:PutTelemetryRecords",
                                "xray:PutTraceSegments"),
                        List.of(Arn.ANY)));
    }
}
