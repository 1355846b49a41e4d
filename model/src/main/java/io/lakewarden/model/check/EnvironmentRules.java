package io.lakewarden.model.check;

import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home.Aws;
import io.lakewarden.model.NodePath;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.check.Index.Placed;
import io.lakewarden.model.text.OneLine;
import io.lakewarden.model.text.Spelling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What must hold of environments and of the pipelines placed in them. */
final class EnvironmentRules {
    private static final String LOCAL = "local";
    /** At the end of 2026, those of the partitions that share nothing with others included. */
    static final List<String> REGIONS = List.of(
            "af-south-1",
            "ap-east-1",
            "ap-east-2",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-south-2",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-southeast-3",
            "ap-southeast-4",
            "ap-southeast-5",
            "ap-southeast-6",
            "ap-southeast-7",
            "ca-central-1",
            "ca-west-1",
            "cn-north-1",
            "cn-northwest-1",
            "eu-central-1",
            "eu-central-2",
            "eu-north-1",
            "eu-south-1",
            "eu-south-2",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "il-central-1",
            "me-central-1",
            "me-south-1",
            "mx-central-1",
            "sa-east-1",
            "us-east-1",
            "us-east-2",
            "us-gov-east-1",
            "us-gov-west-1",
            "us-west-1",
            "us-west-2");

    private static final Pattern BUCKET_PREFIX =
            Pattern.compile("s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9!_.*'()=-]+)*/?");
    private static final Pattern FOLDER =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
    /** A pipeline in an environment. */
    private record Case(Environment environment, Placement placement, NodePath at) {}

    private EnvironmentRules() {}

    private static Stream<Case> placements(Index index) {
        return index.platform().environments().stream().flatMap(environment -> index.placements(environment)
                .map(placement -> new Case(environment, placement.value(), placement.at())));
    }

    static Stream<Violation> localMissing(Index index) {
        boolean missing = index.platform().environment(LOCAL).isEmpty();
        return missing
                ? Stream.of(new Violation(
                        Index.PLATFORM,
                        "Cannot run anything here: there is no environment called local",
                        "add platform/environments/local.yaml"))
                : Stream.empty();
    }

    static Stream<Violation> localName(Index index) {
        return index.platform().environments().stream()
                .filter(environment ->
                        environment.isLocal() != environment.name().equals(LOCAL))
                .map(environment -> new Violation(
                        Index.file(environment).to("kind"),
                        "Invalid kind: got " + (environment.isLocal() ? LOCAL : "aws") + " in the environment "
                                + environment.name() + ", expected local in environments/local.yaml and only there",
                        "rename the file or change its kind"));
    }

    /** AWS opens regions every year; one that was mistyped is refused by nobody before the deployment. */
    static Stream<Violation> unknownRegion(Index index) {
        return index.platform().environments().stream()
                .flatMap(environment -> environment.home() instanceof Aws aws && !REGIONS.contains(aws.region())
                        ? Stream.of(new Violation(
                                Index.file(environment).to("region"),
                                "Cannot vouch for the region " + aws.region() + " of " + environment.name()
                                        + ": these rules know of none",
                                Spelling.nearest(aws.region(), REGIONS)
                                        .map(name -> "did you mean " + name + "?")
                                        .orElse("see that AWS has it")))
                        : Stream.empty());
    }

    static Stream<Violation> unknownOperator(Index index) {
        return index.platform().environments().stream().flatMap(environment -> environment.operator().stream()
                .filter(operator -> index.principal(operator)
                        .filter(principal -> principal.match(user -> true, group -> false, account -> true))
                        .isEmpty())
                .map(operator -> new Violation(
                        Index.file(environment).to("operator"),
                        "Cannot query as " + operator + ": no such user or service account",
                        Spelling.remedy(operator, index.userNames()))));
    }

    static Stream<Violation> sharedAccount(Index index) {
        Map<Environment.Home, Environment> first = new HashMap<>();
        return index.platform().environments().stream()
                .filter(environment -> !environment.isLocal())
                .filter(environment -> first.putIfAbsent(environment.home(), environment) != null)
                .map(environment -> new Violation(
                        Index.file(environment).to("account"),
                        "Cannot keep " + environment.name() + " and "
                                + first.get(environment.home()).name()
                                + " apart: both live in the same account and region, where their databases have"
                                + " the same names",
                        "give each environment an account of its own"));
    }

    static Stream<Violation> unknownPipeline(Index index) {
        List<String> pipelines = index.pipelines()
                .map(Placed::value)
                .map(Pipeline::name)
                .sorted()
                .distinct()
                .toList();
        return placements(index)
                .filter(placed -> !pipelines.contains(placed.placement().pipeline()))
                .map(placed -> new Violation(
                        placed.at(),
                        "Cannot place " + placed.placement().pipeline() + " in "
                                + placed.environment().name() + ": no such pipeline",
                        Spelling.remedy(placed.placement().pipeline(), pipelines)));
    }

    static Stream<Violation> compute(Index index) {
        return placements(index).flatMap(placed -> placed.placement()
                .compute()
                .match(
                        machine -> placed.environment().isLocal() ? Stream.empty() : misplaced(placed, "machine"),
                        cluster -> placed.environment().isLocal() ? misplaced(placed, "cluster") : Stream.empty()));
    }

    private static Stream<Violation> misplaced(Case placed, String compute) {
        boolean local = placed.environment().isLocal();
        return Stream.of(new Violation(
                placed.at().to(compute),
                "Cannot run " + placed.placement().pipeline() + " on a " + compute + " in "
                        + placed.environment().name() + ": its kind is " + (local ? LOCAL : "aws"),
                "give it a " + (local ? "machine" : "cluster")));
    }

    static Stream<Violation> sharedLanding(Index index) {
        List<Case> inBuckets = placements(index)
                .filter(placed -> placed.placement().landing().startsWith("s3://"))
                .toList();
        return IntStream.range(0, inBuckets.size()).boxed().flatMap(at -> inBuckets.stream()
                .limit(at)
                .filter(earlier -> sharesLanding(earlier, inBuckets.get(at)))
                .limit(1)
                .map(earlier -> new Violation(
                        inBuckets.get(at).at().to("landing"),
                        "Cannot keep " + inBuckets.get(at).environment().name() + " and "
                                + earlier.environment().name() + " apart: their files arrive in one place, "
                                + inBuckets.get(at).placement().landing(),
                        "give each environment a landing of its own")));
    }

    private static boolean sharesLanding(Case one, Case other) {
        String first = folder(one);
        String second = folder(other);
        return !one.environment().name().equals(other.environment().name())
                && (first.startsWith(second) || second.startsWith(first));
    }

    private static String folder(Case placed) {
        String landing = placed.placement().landing();
        return landing.endsWith("/") ? landing : landing + "/";
    }

    static Stream<Violation> landing(Index index) {
        return placements(index)
                .filter(placed -> !(placed.environment().isLocal() ? FOLDER : BUCKET_PREFIX)
                        .matcher(placed.placement().landing())
                        .matches())
                .map(placed -> new Violation(
                        placed.at().to("landing"),
                        "Invalid landing: got " + placed.placement().landing() + ", expected "
                                + (placed.environment().isLocal()
                                        ? "a folder below the state's folder"
                                        : "an s3:// prefix"),
                        placed.environment().isLocal()
                                ? "write for example landing"
                                : "write for example s3://my-landing/billing"));
    }

    static Stream<Violation> sparkSetting(Index index) {
        return placements(index).flatMap(placed -> placed.placement().spark().keySet().stream()
                .filter(setting -> SparkSettings.form(setting).isEmpty())
                .map(setting -> new Violation(
                        placed.at().to("spark", setting),
                        "Cannot set " + setting + ": it is none of the settings that tune a job",
                        Spelling.nearest(setting, SparkSettings.names())
                                .map(name -> "did you mean " + name + "?")
                                .orElse("remove it: classes, files, catalog and enforcement are not set here"))));
    }

    static Stream<Violation> sparkValue(Index index) {
        return placements(index).flatMap(placed -> placed.placement().spark().entrySet().stream()
                .flatMap(setting -> SparkSettings.form(setting.getKey()).stream()
                        .filter(form -> !form.takes(setting.getValue()))
                        .map(form -> new Violation(
                                placed.at().to("spark", setting.getKey()),
                                "Invalid " + setting.getKey() + ": got " + OneLine.of(setting.getValue(), 40)
                                        + ", expected " + form.expected(),
                                "write for example " + form.example()))));
    }
}
