package io.lakewarden.model.check;

import static io.lakewarden.model.Finding.Severity.ERROR;
import static io.lakewarden.model.Finding.Severity.WARNING;

import io.lakewarden.model.Finding.Severity;
import java.util.stream.Stream;

/** The rules that a definition must keep; their names are the codes of the findings. */
public enum Rule {
    COLUMN_UNKNOWN_CLASSIFICATION(
            ERROR, "A column carries classifications that exist", DatasetRules::unknownClassification),
    DATA_DESTRUCTION_UNCONFIRMED(
            ERROR, "Data is destroyed only where two keys say so", NetworkRules::unconfirmedDestruction),
    DATASET_DUPLICATE(ERROR, "A dataset is defined in one domain", DatasetRules::duplicate),
    DATASET_MASKED_TABLE_LONG(
            ERROR,
            "The name of a dataset with a masked table leaves room for that table's",
            DatasetRules::longMaskedTable),
    DATASET_MASKED_TABLE_UNWRITTEN(
            ERROR, "A dataset with a masked table is written by a step", DatasetRules::unpublishedMaskedTable),
    DATASET_NAME_RESERVED(ERROR, "No dataset is called like a masked table", DatasetRules::reservedName),
    DATASET_UNKNOWN_ZONE(ERROR, "A dataset lives in a zone that exists", DatasetRules::unknownZone),
    ENVIRONMENTS_SHARE_ACCOUNT(
            ERROR, "Each environment has an account and region of its own", EnvironmentRules::sharedAccount),
    ENVIRONMENTS_SHARE_LANDING(WARNING, "Each environment has a landing of its own", EnvironmentRules::sharedLanding),
    ENVIRONMENT_LOCAL_MISSING(WARNING, "There is an environment to run in here", EnvironmentRules::localMissing),
    ENVIRONMENT_LOCAL_NAME(ERROR, "The environment local is this machine", EnvironmentRules::localName),
    ENVIRONMENT_OPERATOR_UNKNOWN(
            ERROR, "The operator of this machine is a user or a service account", EnvironmentRules::unknownOperator),
    ENVIRONMENT_REGION_UNKNOWN(WARNING, "A region is one that is known", EnvironmentRules::unknownRegion),
    GRANT_COLUMNS_NOT_READ_ONLY(
            ERROR, "A grant of some columns is about reading alone", GrantRules::columnsWithoutRead),
    GRANT_DENIAL_WITH_FILTER_OR_MASK(ERROR, "A denial has no filter and no mask", GrantRules::restrictedDenial),
    GRANT_DUPLICATE(WARNING, "A grant is given once", GrantRules::duplicate),
    GRANT_FILTER_NOT_READ_ONLY(
            ERROR, "A grant with a filter or a mask is about reading alone", GrantRules::restrictedWithoutRead),
    GRANT_MASK_TYPE(ERROR, "A mask fits the type of its column", ViewRules::maskType),
    GRANT_MASK_UNKNOWN_COLUMN(ERROR, "A mask is of a column that the grant covers", ViewRules::unknownMaskColumn),
    GRANT_ROWS_SCOPE(ERROR, "A row filter stands in a grant of one dataset", ViewRules::filterScope),
    GRANT_ROWS_TYPE(ERROR, "A row filter compares a column with values of its type", ViewRules::filterType),
    GRANT_ROWS_UNKNOWN_COLUMN(ERROR, "A row filter names columns that exist", ViewRules::unknownFilterColumn),
    GRANT_UNKNOWN_CLASSIFICATION(ERROR, "A grant names classifications that exist", GrantRules::unknownClassification),
    GRANT_UNKNOWN_COLUMN(ERROR, "A grant names columns that exist", GrantRules::unknownColumn),
    GRANT_UNKNOWN_DATASET(ERROR, "A grant names a dataset that exists", GrantRules::unknownDataset),
    GRANT_UNKNOWN_PRINCIPAL(ERROR, "A grant names a principal that exists", GrantRules::unknownPrincipal),
    GRANT_UNKNOWN_ZONE(ERROR, "A grant names a zone that exists", GrantRules::unknownZone),
    GROUP_ROLE_MEMBER_EXPIRES(
            ERROR,
            "The members of a group that shares a role do not expire",
            PrincipalRules::expiringMemberOfSharedRole),
    GROUP_UNKNOWN_MEMBER(ERROR, "The members of a group are users", PrincipalRules::unknownMember),
    METRICS_GANGLIA_WITHOUT_JAR(ERROR, "Metrics go to Ganglia by a jar of one's own", MetricsRules::gangliaWithoutJar),
    METRICS_PRIVATE_LINK_OF_SITE(
            ERROR, "PrivateLink is of a site of Datadog that has it", MetricsRules::privateLinkOfSite),
    METRICS_WITHOUT_WAY_OUT(ERROR, "Metrics for Datadog have a way out of the network", MetricsRules::withoutWayOut),
    NETWORK_CIDR(ERROR, "A network's addresses are a block that a VPC takes", NetworkRules::cidr),
    NETWORK_SUBNET_SHARED(ERROR, "A subnet is in one zone", NetworkRules::sharedSubnet),
    NETWORK_SUBNETS_SMALL(ERROR, "A network's block has room for its subnets", NetworkRules::subnets),
    NETWORK_ZONE_OF_ANOTHER_REGION(
            ERROR, "A network's zones are of the environment's region", NetworkRules::zoneOfAnotherRegion),
    OWNER_UNKNOWN_GROUP(ERROR, "The owner of a domain is a group", PrincipalRules::unknownOwner),
    PARTITION_TYPE(ERROR, "A partition's transform fits the type of its column", DatasetRules::partitionType),
    PARTITION_UNKNOWN_COLUMN(ERROR, "A partition is made of columns that exist", DatasetRules::unknownPartitionColumn),
    PIPELINE_DELIVERED_BY(
            ERROR, "Files are delivered by service accounts that run no pipeline", PipelineRules::deliveredBy),
    PIPELINE_DUPLICATE(ERROR, "A pipeline is defined in one domain", PipelineRules::duplicate),
    PIPELINE_RUN_AS_EXPIRES(WARNING, "The account of a pipeline does not expire", PipelineRules::runAsExpires),
    PIPELINE_RUN_AS_UNKNOWN(ERROR, "A pipeline runs as a service account", PipelineRules::runAs),
    PIPELINE_SCHEDULE_INVALID(ERROR, "A schedule is one that EventBridge Scheduler takes", PipelineRules::schedule),
    PIPELINE_SLA_OVER_TIMEOUT(ERROR, "An SLA is no longer than the timeout", PipelineRules::slaOverTimeout),
    PLACEMENT_KIND(
            ERROR, "A pipeline runs on a machine here and on a cluster in an account", EnvironmentRules::compute),
    PLACEMENT_LANDING(ERROR, "Files arrive where the environment is", EnvironmentRules::landing),
    PLACEMENT_SPARK_SETTING(
            ERROR, "A setting of Spark tunes a job and does nothing else", EnvironmentRules::sparkSetting),
    PLACEMENT_SPARK_VALUE(ERROR, "The value of a setting of Spark is of its kind", EnvironmentRules::sparkValue),
    PLACEMENT_UNKNOWN_PIPELINE(ERROR, "An environment places pipelines that exist", EnvironmentRules::unknownPipeline),
    PLACEMENT_WORKLOAD_UNKNOWN_ZONE(ERROR, "A workload's expansion is of zones that exist", WorkloadRules::unknownZone),
    POLICY_TEST_UNKNOWN_COLUMN(ERROR, "A policy test names columns that exist", PolicyTestRules::unknownColumn),
    POLICY_TEST_UNKNOWN_DATASET(ERROR, "A policy test names a dataset that exists", PolicyTestRules::unknownDataset),
    POLICY_TEST_UNKNOWN_PRINCIPAL(
            ERROR, "A policy test names a principal that exists", PolicyTestRules::unknownPrincipal),
    PRINCIPAL_DUPLICATE(ERROR, "Users, groups and service accounts have different names", PrincipalRules::duplicate),
    PRINCIPAL_IAM_ROLE_LONG(ERROR, "The name of an IAM role has at most 64 characters", PrincipalRules::longIamRole),
    PRINCIPAL_IAM_ROLE_SHARED(ERROR, "Each IAM role is one principal", PrincipalRules::sharedIamRole),
    PRINCIPAL_IAM_ROLE_OF_PLATFORM(
            ERROR, "No principal is a role of the platform's own", PrincipalRules::platformsIamRole),
    QUALITY_NOT_NUMERIC(ERROR, "Ranges and sums are of numeric columns", QualityRules::notNumeric),
    QUALITY_RANGE_EMPTY(ERROR, "A range holds a value at least", QualityRules::emptyRange),
    QUALITY_RECONCILE_WITHOUT_RUN_DATE(
            ERROR, "What is reconciled carries run_date on both sides", QualityRules::withoutRunDate),
    QUALITY_UNKNOWN_COLUMN(ERROR, "A quality rule names columns that exist", QualityRules::unknownColumn),
    QUALITY_UNKNOWN_DATASET(ERROR, "A dataset is reconciled with one that exists", QualityRules::unknownDataset),
    STEP_AFTER_UNKNOWN(ERROR, "A step comes after steps of its pipeline", StepRules::unknownAfter),
    STEP_CYCLE(ERROR, "No step comes after itself", StepRules::cycle),
    STEP_DESCRIPTION_TWICE(ERROR, "The steps of a pipeline have different descriptions", StepRules::descriptionTwice),
    STEP_GRANT_EXPIRES(WARNING, "What a pipeline's account needs is granted without an end", StepGrants::expiring),
    STEP_PARTIAL_GRANT(ERROR, "A pipeline's account sees the whole of what its steps read", StepGrants::partial),
    STEP_READS_BEFORE_WRITTEN(
            ERROR, "A step comes after those that write what it reads", StepRules::readsBeforeWritten),
    STEP_RETRIES_OVER_PIPELINE(
            WARNING, "The retries of a step fit into the pipeline's timeout", StepRules::retriesOverPipeline),
    STEP_TIMEOUT_OVER_PIPELINE(
            ERROR, "A step's timeout is no longer than its pipeline's", StepRules::timeoutOverPipeline),
    STEP_UNKNOWN_DATASET(ERROR, "A step reads and writes datasets that exist", StepRules::unknownDataset),
    STEP_WITHOUT_GRANT(ERROR, "A pipeline's account may do what its steps do", StepGrants::missing),
    STEP_WRITES_OF_ANOTHER_PIPELINE(ERROR, "A dataset is written by one pipeline", StepRules::writtenByTwo),
    STEP_WRITES_TWICE(ERROR, "A dataset is written by one step of a pipeline", StepRules::writesTwice),
    TELL_COSTS_UNWATCHED(ERROR, "Costs are told where AWS watches them", TellRules::costsUnwatched),
    TELL_KEY_IN_CLEAR(ERROR, "An address that holds a key is in a secret", TellRules::keyInClear),
    TELL_NOBODY(WARNING, "What somebody relies on tells somebody", TellRules::nobody),
    TELL_OF_ANOTHER_PARTITION(
            ERROR, "A queue or a function is in the environment's partition", TellRules::ofAnotherPartition),
    TELL_REGION_UNKNOWN(ERROR, "A queue or a function is in a region that there is", TellRules::unknownRegion),
    TELL_TWICE(ERROR, "Nobody is told the same twice under one e-mail address", TellRules::twice),
    TELL_UNREACHABLE(ERROR, "An address of the web is one that SNS can reach", TellRules::unreachable),
    ZONE_NAMES_ALIKE(ERROR, "Zones differ in more than the underscores of their names", DatasetRules::alikeZones),
    ZONE_RESERVED(ERROR, "No zone is called like what the platform keeps beside the zones", DatasetRules::reservedZone);

    /** What breaks a rule. */
    @FunctionalInterface
    interface Check {
        Stream<Violation> of(Index platform);
    }

    private final Severity severity;
    private final String summary;
    private final Check check;

    Rule(Severity severity, String summary, Check check) {
        this.severity = severity;
        this.summary = summary;
        this.check = check;
    }

    /** Whether a definition that breaks it can be used. */
    public Severity severity() {
        return severity;
    }

    /** What it asks for, as a sentence without its full stop. */
    public String summary() {
        return summary;
    }

    Stream<Violation> violations(Index platform) {
        return check.of(platform);
    }
}
