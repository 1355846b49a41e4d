package io.lakewarden.infra.plan;

import java.util.List;
import java.util.stream.Stream;

/** What the resources of a platform are to people: what they notice when one is replaced, removed or changed. */
enum Kind {
    CLUSTER(
            List.of("AWS::EMR::Cluster"),
            "a new cluster starts empty; the old one ends, with its steps, its sessions and its HDFS",
            "it ends, with its steps, its sessions and its HDFS",
            "it goes on running"),
    SECURITY_CONFIGURATION(
            List.of("AWS::EMR::SecurityConfiguration"),
            "it cannot be changed: every cluster that names it is replaced with it",
            "no cluster can be started with it any more",
            "it goes on under its name"),
    STATE_MACHINE(
            List.of("AWS::StepFunctions::StateMachine"),
            "executions under way are ended at their next state, and their history goes with the old machine",
            "executions under way are ended at their next state, and their history goes",
            "executions under way go on with the old definition, new ones take the new"),
    BUCKET(
            List.of("AWS::S3::Bucket"),
            "a new, empty bucket; whoever names the old one does not find the new",
            "its files go with it; CloudFormation refuses while there are any",
            "its files stay"),
    KEY(
            List.of("AWS::KMS::Key"),
            "what the old key locked stays locked with it; new files take the new key",
            "what it locked can never be read again once its waiting period is over",
            "what it locked stays readable to whom its policy names"),
    TABLE(
            List.of("AWS::Glue::Table"),
            "the catalog forgets the table's snapshots; its files stay, unknown to anybody",
            "the catalog forgets the table; its files stay, unknown to anybody",
            "an update by CloudFormation strips an Iceberg table of its type and its metadata's place, and nobody can read "
                    + "it; later columns come by ALTER TABLE in the pipeline"),
    DATABASE(
            List.of("AWS::Glue::Database"),
            "the catalog forgets every table in it",
            "the catalog forgets every table in it",
            "its tables stay"),
    GRANT(
            List.of("AWS::LakeFormation::PrincipalPermissions", "AWS::LakeFormation::TagAssociation"),
            "taken away and given anew: for some seconds queries that need it fail, and what was granted beside it by hand "
                    + "on the same resource is gone",
            "whoever had rights by it has them no longer, those granted beside it by hand on the same resource included",
            "rights change as the definition says"),
    FILTER(
            List.of("AWS::LakeFormation::DataCellsFilter", "AWS::LakeFormation::Tag"),
            "for some seconds queries that need it fail",
            "whoever had rights by it has them no longer",
            "rights change as the definition says"),
    LAKE_SETTINGS(
            List.of("AWS::LakeFormation::DataLakeSettings"),
            "administrators and defaults of the whole account and region are set anew",
            "administrators and defaults of the whole account and region are lost: the next deployment may be refused",
            "it holds for the whole account and region"),
    LOCATION(
            List.of("AWS::LakeFormation::Resource"),
            "for some seconds Lake Formation gives nothing out below it: reading jobs fail",
            "Lake Formation gives nothing out below it any more",
            "jobs that read below it may have to be started again"),
    ROLE(
            List.of("AWS::IAM::Role", "AWS::IAM::InstanceProfile"),
            "sessions of the old one end, and policies elsewhere that name it no longer mean anybody",
            "its sessions end, and policies elsewhere that name it no longer mean anybody",
            "what it may do changes at once, in sessions under way too"),
    POLICY(
            List.of(
                    "AWS::IAM::ManagedPolicy",
                    "AWS::IAM::Policy",
                    "AWS::IAM::RolePolicy",
                    "AWS::S3::BucketPolicy",
                    "AWS::KMS::Alias"),
            "for some seconds neither the old nor the new may count",
            "what it allowed or forbade counts no longer",
            "what it allows and forbids changes at once"),
    NETWORK(
            List.of("AWS::EC2::VPC", "AWS::EC2::Subnet", "AWS::EC2::SecurityGroup", "AWS::EC2::RouteTable"),
            "clusters in it are replaced with it",
            "nothing can run in it any more; removal fails while something does",
            "connections that it no longer allows break"),
    ENDPOINT(
            List.of("AWS::EC2::VPCEndpoint"),
            "for some minutes clusters do not reach the service",
            "clusters without a way to the internet do not reach the service any more",
            "requests that it no longer allows fail"),
    LOGS(List.of("AWS::Logs::LogGroup"), "a new, empty group", "its log lines go with it", "its log lines stay"),
    SECRET(
            List.of("AWS::SecretsManager::Secret"),
            "a new secret; what was started with the old one does not know it",
            "its value goes with it",
            "its value may change; what was started with the old one does not know it"),
    SCHEDULE(
            List.of("AWS::Scheduler::Schedule", "AWS::Events::Rule"),
            "for a moment nothing is started",
            "nothing is started by it any more",
            "the next start is by the new one"),
    ALARM(
            List.of("AWS::CloudWatch::Alarm", "AWS::SNS::Topic", "AWS::SNS::Subscription"),
            "its state begins anew; a subscription has to be confirmed again",
            "nobody is told any more",
            "the next evaluation is by the new one"),
    OTHER(List.of(), "a new one takes its place", "it is gone", "it goes on");

    private final List<String> types;
    private final String ifReplaced;
    private final String ifRemoved;
    private final String ifChanged;

    Kind(List<String> types, String ifReplaced, String ifRemoved, String ifChanged) {
        this.types = types;
        this.ifReplaced = ifReplaced;
        this.ifRemoved = ifRemoved;
        this.ifChanged = ifChanged;
    }

    static Kind of(String type) {
        return Stream.of(values())
                .filter(kind -> kind.types.contains(type))
                .findFirst()
                .orElse(OTHER);
    }

    /** CloudFormation's types; none for whatever has no kind of its own. */
    List<String> types() {
        return types;
    }

    String ifReplaced() {
        return ifReplaced;
    }

    String ifRemoved() {
        return ifRemoved;
    }

    String ifChanged() {
        return ifChanged;
    }
}
