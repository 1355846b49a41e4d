package io.lakewarden.infra;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.infra.account.AccountProps;
import io.lakewarden.infra.account.AccountStack;
import io.lakewarden.infra.catalog.CatalogProps;
import io.lakewarden.infra.catalog.CatalogStack;
import io.lakewarden.infra.catalog.FirstSchema;
import io.lakewarden.infra.catalog.FirstSchemas;
import io.lakewarden.infra.compute.ComputeProps;
import io.lakewarden.infra.compute.ComputeStack;
import io.lakewarden.infra.compute.Enforcement;
import io.lakewarden.infra.costguard.CostGuardProps;
import io.lakewarden.infra.costguard.CostGuardStack;
import io.lakewarden.infra.frame.PlatformStack;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.governance.Governance;
import io.lakewarden.infra.governance.GovernanceStack;
import io.lakewarden.infra.identity.IdentityProps;
import io.lakewarden.infra.identity.IdentityStack;
import io.lakewarden.infra.keys.KeysProps;
import io.lakewarden.infra.keys.KeysStack;
import io.lakewarden.infra.lake.LakeProps;
import io.lakewarden.infra.lake.LakeStack;
import io.lakewarden.infra.metrics.MetricsProps;
import io.lakewarden.infra.metrics.MetricsStack;
import io.lakewarden.infra.network.NetworkProps;
import io.lakewarden.infra.network.NetworkStack;
import io.lakewarden.infra.operations.OperationsProps;
import io.lakewarden.infra.operations.OperationsStack;
import io.lakewarden.infra.pipelines.DefinedLake;
import io.lakewarden.infra.pipelines.PipelinesProps;
import io.lakewarden.infra.pipelines.PipelinesStack;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Platform;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.security.emr.ClusterSecurity;
import io.lakewarden.security.emr.EmrCompiler;
import io.lakewarden.security.iam.compile.IamCompiler;
import io.lakewarden.security.iam.compile.IamDocuments;
import io.lakewarden.security.iam.compile.IamSettings;
import io.lakewarden.security.lakeformation.LakeFormation;
import io.lakewarden.security.lakeformation.LakeFormationCompiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.RemovalPolicy;

/**
 * The CDK app: one environment's stacks. All that it needs comes in here; nothing below reads a file, an environment
 * variable or a clock, and nothing is looked up in an account.
 */
public final class PlatformApp {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Blueprint blueprint;
    private final Site site;
    private final IamDocuments documents;
    private final LakeFormation lakeFormation;
    private final App app;

    private PlatformApp(Blueprint blueprint, Path folder) {
        this.blueprint = blueprint;
        this.site = Site.of(blueprint.checked().platform(), blueprint.environment());
        this.documents = IamCompiler.compile(
                blueprint.checked(),
                site.environment(),
                blueprint.on(),
                IamSettings.of(site.platform(), site.environment()));
        this.lakeFormation = LakeFormationCompiler.compile(blueprint.checked(), site.environment(), blueprint.on());
        this.app = App.Builder.create()
                .outdir(folder.toString())
                .analyticsReporting(false)
                .stackTraces(false)
                .treeMetadata(false)
                .autoSynth(false)
                // What another stack uses cannot be taken away under it.
                .postCliContext(Map.of("@aws-cdk/core:defaultCrossStackReferences", "strong"))
                .build();
    }

    /** The stacks of an environment, to be synthesized into a folder. */
    public static App of(Blueprint blueprint, Path folder) {
        return new PlatformApp(blueprint, folder).withStacks();
    }

    /**
     * In the order of their deployment. A policy names roles that are there; tables are created in locations that are
     * registered, by an administrator of the lake; and grants are of tables that are there.
     */
    private App withStacks() {
        IdentityStack identity = new IdentityStack(app, new IdentityProps(site, documents.account()));
        KeysStack keys =
                new KeysStack(app, new KeysProps(site, documents.account().keys()));
        keys.addStackDependency(identity);
        LakeStack lake = new LakeStack(app, new LakeProps(site, documents, keys, removal()));
        AccountStack account = new AccountStack(
                app,
                new AccountProps(
                        site,
                        Governance.settings(lakeFormation),
                        documents.path().deployment()));
        List<GovernanceStack> governance =
                Governance.stacks(app, site, lakeFormation, documents.path().registration());
        GovernanceStack foundation = governance.get(0);
        foundation.addStackDependency(account);
        foundation.addStackDependency(lake);
        CatalogStack catalog = new CatalogStack(app, new CatalogProps(site, tables(), removal()));
        catalog.addStackDependency(foundation);
        List<GovernanceStack> grants = governance.subList(1, governance.size());
        grants.forEach(granted -> granted.addStackDependency(catalog));
        Optional<MetricsStack> metrics = MetricsStack.isNeeded(site.environment())
                ? Optional.of(new MetricsStack(app, new MetricsProps(site, removal())))
                : Optional.empty();
        running(
                keys,
                metrics.map(MetricsStack::remoteWrite),
                Stream.<PlatformStack>concat(Stream.of(catalog), grants.stream())
                        .toList());
        return app;
    }

    /** What works on all of that, and what watches it. */
    private void running(KeysStack keys, Optional<String> remoteWrite, List<PlatformStack> granted) {
        List<Pipeline> placed = PipelinesStack.placed(site);
        List<String> machines = placed.stream()
                .map(pipeline -> PipelinesStack.machine(site, pipeline))
                .toList();
        OperationsStack operations = new OperationsStack(
                app,
                new OperationsProps(
                        site,
                        keys,
                        machines,
                        blueprint.budgets().runs(),
                        documents.path().breakGlass()));
        if (NetworkStack.isNeeded(site)) {
            NetworkStack network = new NetworkStack(app, new NetworkProps(site, keys.arn("logs")));
            clusters(
                    keys,
                    network,
                    remoteWrite,
                    Stream.concat(Stream.of(operations), granted.stream()).toList());
        }

        if (site.home().partition().watchesCosts()) {
            List<String> names = placed.stream().map(Pipeline::name).toList();
            CostGuardStack costs = new CostGuardStack(
                    app, new CostGuardProps(site, names, blueprint.budgets().months(), YearMonth.from(blueprint.on())));
            costs.addStackDependency(operations);
        }
    }

    /** Nothing runs before what it reads is there and granted, and before somebody is told of it. */
    private void clusters(
            KeysStack keys, NetworkStack network, Optional<String> remoteWrite, List<PlatformStack> before) {
        SortedMap<String, ClusterSecurity> security = EmrCompiler.compile(blueprint.checked(), site.environment());
        if (security.isEmpty()) {
            return;
        }

        Enforcement enforcement = new Enforcement(
                blueprint.artifacts().enforcement(), Enforcement.policies(blueprint.checked(), site.environment()));
        ComputeStack compute =
                new ComputeStack(app, new ComputeProps(site, keys, network, security, remoteWrite, enforcement));
        before.forEach(compute::addStackDependency);
        if (!PipelinesStack.placed(site).isEmpty()) {
            PipelinesStack pipelines = new PipelinesStack(
                    app,
                    new PipelinesProps(
                            site,
                            documents,
                            keys,
                            network,
                            configurationNames(security),
                            blueprint.artifacts().jobs(),
                            blueprint.artifacts().jmxExporter(),
                            remoteWrite,
                            DefinedLake.contract(blueprint.checked()),
                            blueprint.budgets().runs()));
            pipelines.addStackDependency(compute);
            before.forEach(pipelines::addStackDependency);
        }
    }

    private static Map<String, String> configurationNames(SortedMap<String, ClusterSecurity> security) {
        return security.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue()
                .name()));
    }

    private List<FirstSchema> tables() {
        FirstSchemas defined = FirstSchemas.of(site.platform(), lakeFormation.maskedTables());
        List<?> missing = blueprint.firstSchemas().missing(defined);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("Cannot create " + missing + ": their first schemas are not frozen");
        }

        return defined.tables().keySet().stream()
                .map(blueprint.firstSchemas().tables()::get)
                .toList();
    }

    /** Data stays, unless its environment says twice that it goes. */
    private RemovalPolicy removal() {
        return site.environment().destroysData() ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN;
    }

    /** What the tables of a definition would be created with on a day, the masked ones of all environments among them. */
    public static FirstSchemas defined(CheckedPlatform checked, LocalDate on) {
        Platform platform = checked.platform();
        return FirstSchemas.of(
                platform,
                platform.environments().stream()
                        .filter(environment -> !environment.isLocal())
                        .map(environment -> LakeFormationCompiler.compile(checked, environment, on))
                        .flatMap(compiled -> compiled.maskedTables().stream())
                        .toList());
    }

    /** Writes the cloud assembly of an environment: what {@code cdk deploy --app FOLDER} takes. */
    public static Assembly synthesize(Blueprint blueprint, Path folder) {
        List<Assembly.Stack> stacks = of(blueprint, folder).synth().getStacks().stream()
                .map(stack ->
                        new Assembly.Stack(stack.getStackName(), resources(folder.resolve(stack.getTemplateFile()))))
                .sorted(Comparator.comparing(Assembly.Stack::name))
                .toList();
        return new Assembly(blueprint.environment().name(), stacks);
    }

    private static int resources(Path template) {
        try {
            return JSON.readTree(template.toFile()).path("Resources").size();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the template " + template, e);
        }
    }
}
