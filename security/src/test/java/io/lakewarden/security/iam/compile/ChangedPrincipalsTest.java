package io.lakewarden.security.iam.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.model.Action;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Grant.Effect;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.Scope;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.gap.Plane;
import io.lakewarden.security.iam.IamWay;
import io.lakewarden.security.iam.IamWays;
import io.lakewarden.security.iam.account.Role;
import io.lakewarden.security.iam.evaluate.Caller;
import io.lakewarden.security.iam.evaluate.Caller.Session;
import io.lakewarden.security.iam.evaluate.Evaluator;
import io.lakewarden.security.iam.evaluate.Request;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.worlds.Worlds;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sample platform in its account {@code prod}, with somebody or some grant otherwise. */
class ChangedPrincipalsTest {
    private static final Platform PLATFORM =
            DefinitionReader.read(Path.of("..")).definition().orElseThrow().platform();
    private static final String ACCOUNT = "333333333333";
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
    private static final DatasetId SALES = new DatasetId("gold", "sales_by_day");
    private static final DatasetId INVOICES = new DatasetId("gold", "customer_invoices");

    @Test
    void aRoleOfOthersMayAskLakeFormationForWhatItIsNotGranted() {
        Platform world = with(
                "carla",
                carla -> new Principal.User(
                        carla.name(), carla.description(), Optional.empty(), Optional.of("sso/Carla")));
        IamDocuments documents = compiled(world, LAST);

        assertThat(IamWays.of(documents).differences(world))
                .filteredOn(way -> way.principal().equals("carla"))
                .isNotEmpty()
                .allSatisfy(way -> {
                    assertThat(way.expected()).isEqualTo(IamWay.NONE);
                    assertThat(way.found()).isEqualTo(IamWay.LAKE_FORMATION);
                    assertThat(way.gaps())
                            .containsExactly(new Gap(
                                    Plane.IAM,
                                    "ROLE_OF_OTHERS",
                                    "carla",
                                    way.dataset(),
                                    "nothing",
                                    "what its maker attached may let it ask Lake Formation, which refuses"));
                });
        assertThat(IamWays.of(compiled(PLATFORM, LAST)).differences(PLATFORM))
                .noneMatch(way -> way.principal().equals("carla"));
    }

    @Test
    void filesOfOneTableAreAWayOfTheirOwn() {
        Platform one = granting(grant -> !grant.to().equals("break-glass")
                ? Stream.of(grant)
                : grant.scope().equals(new Scope.OfZone("gold"))
                        ? Stream.of(
                                grant("break-glass", EnumSet.of(Action.READ), new Scope.OfDataset(SALES, List.of())))
                        : Stream.empty());
        IamWays after = IamWays.of(compiled(one, LAST));
        assertThat(after.way("break-glass", SALES)).isEqualTo(IamWay.FILES);
        assertThat(after.way("break-glass", INVOICES)).isEqualTo(IamWay.NONE);
        assertThat(after.differences(one))
                .singleElement()
                .satisfies(way -> assertThat(way.gaps()).map(Gap::code).containsExactly("FILES_FOR_BREAK_GLASS"));
    }

    @Test
    void anAccountThatWritesAltersAndDoesNotDrop() {
        Platform world = granting(grant -> Stream.of(
                grant.to().equals("billing-pipeline")
                        ? grant(grant.to(), EnumSet.of(Action.READ, Action.WRITE), grant.scope())
                        : grant));
        Caller writer = Session.of(Arn.role(ACCOUNT, "lakewarden-prod-billing-pipeline"));
        IamDocuments documents = compiled(world, LAST);

        assertThat(allowed(documents, writer, "glue:UpdateTable", table())).isTrue();
        assertThat(allowed(documents, writer, "glue:DeleteTable", table())).isFalse();
        assertThat(allowed(documents, writer, "glue:CreateTable", table())).isFalse();
        assertThat(allowed(compiled(PLATFORM, LAST), writer, "glue:DeleteTable", table()))
                .isTrue();
    }

    @Test
    void nothingNamesTheAccountOfAPipelineThatHasEnded() {
        String name = "lakewarden-prod-billing-pipeline";
        Platform world = ending("billing-pipeline");

        assertThat(IamExport.files(compiled(world, LAST).account()).values())
                .filteredOn(text -> text.contains(name))
                .hasSizeGreaterThan(4);
        assertThat(IamExport.files(compiled(world, LAST.plusDays(1)).account()).values())
                .noneMatch(text -> text.contains(name));
    }

    @Test
    void aLandingThatNobodyReadsAnyMoreIsClosed() {
        Platform world = ending("billing-pipeline");
        Caller ingest = Session.of(Arn.role(ACCOUNT, "lakewarden-prod-ingest"));
        Arn file = Arn.bucket("lakewarden-prod-landing").below("billing/invoices.csv");
        IamDocuments documents = compiled(world, LAST.plusDays(1));

        assertThat(allowed(documents, ingest, "s3:PutObject", file)).isTrue();
        assertThat(allowed(documents, ingest, "s3:GetObject", file)).isFalse();
        assertThat(allowed(
                        documents,
                        Session.of(Arn.role(ACCOUNT, "lakewarden-prod.pipeline-cluster")),
                        "s3:GetObject",
                        file))
                .isFalse();
    }

    @Test
    void noClusterTakesARoleAfterItsPrincipalsLastDay() {
        for (String name : List.of("billing-pipeline", "carla")) {
            IamDocuments documents = compiled(ending(name), LAST);
            Role taken = documents.account().roles().stream()
                    .filter(role -> role.name().equals("lakewarden-prod-" + name))
                    .findFirst()
                    .orElseThrow();
            String cluster = name.equals("carla") ? "governed-sql-cluster" : "pipeline-cluster";
            Request request = Request.of(
                            Session.of(Arn.role(ACCOUNT, "lakewarden-prod." + cluster)), "sts:AssumeRole", taken.arn())
                    .with("aws:RequestTag/LakeFormationAuthorizedCaller", "Amazon EMR");
            Evaluator evaluator = Evaluator.of(documents.account());

            assertThat(evaluator
                            .decide(request.with("aws:CurrentTime", "2026-12-31T23:59:59Z"))
                            .allowed())
                    .isTrue();
            assertThat(evaluator
                            .decide(request.with("aws:CurrentTime", "2027-01-01T00:00:00Z"))
                            .allowed())
                    .isFalse();
        }
    }

    @Test
    void whoeverIsForEmergenciesHasARoleOfThePlatforms() {
        Platform world = with(
                "break-glass",
                user -> new Principal.User(
                        user.name(), user.description(), Optional.empty(), Optional.of("sso/Admin")));

        assertThatThrownBy(() -> compiled(world, LAST))
                .isInstanceOf(CannotCompile.class)
                .hasMessage("Cannot ask break-glass for a second factor: its role sso/Admin is made elsewhere, "
                        + "and so is its trust; leave out iamRole");
    }

    private static boolean allowed(IamDocuments documents, Caller caller, String action, Arn resource) {
        return Evaluator.of(documents.account())
                .decide(Request.of(caller, action, resource))
                .allowed();
    }

    private static Arn table() {
        return new Arn("glue", "eu-west-1", ACCOUNT, "table/gold/sales_by_day");
    }

    private static Platform ending(String name) {
        return with(
                name,
                principal -> principal instanceof Principal.User
                        ? new Principal.User(name, principal.description(), Optional.of(LAST))
                        : new Principal.ServiceAccount(name, principal.description(), Optional.of(LAST)));
    }

    private static Platform with(String name, UnaryOperator<Principal> change) {
        return Worlds.withPrincipals(
                PLATFORM,
                PLATFORM.principals().stream()
                        .map(principal -> principal.name().equals(name) ? change.apply(principal) : principal)
                        .toList());
    }

    private static Platform granting(Function<Grant, Stream<Grant>> change) {
        return Worlds.withDomains(
                PLATFORM,
                PLATFORM.domains().stream()
                        .map(domain -> Worlds.withGrants(
                                domain, domain.grants().stream().flatMap(change).toList()))
                        .toList());
    }

    private static Grant grant(String to, Set<Action> actions, Scope scope) {
        return new Grant(Effect.ALLOW, to, actions, scope, Optional.empty(), new TreeMap<>(), Optional.empty());
    }

    private static IamDocuments compiled(Platform platform, LocalDate on) {
        Environment prod = platform.environment("prod").orElseThrow();
        return IamCompiler.compile(platform, prod, on, IamSettings.of(platform, prod));
    }
}
