package io.lakewarden.infra;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.keys.KeysProps;
import io.lakewarden.infra.keys.KeysStack;
import io.lakewarden.infra.lake.LakeProps;
import io.lakewarden.infra.lake.LakeStack;
import io.lakewarden.security.iam.compile.IamCompiler;
import io.lakewarden.security.iam.compile.IamDocuments;
import io.lakewarden.security.iam.compile.IamSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.RemovalPolicy;

/**
 * The CDK app: one environment's stacks. All that it needs comes in here; nothing below reads a file, an environment
 * variable or a clock, and nothing is looked up in an account.
 */
public final class PlatformApp {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PlatformApp() {}

    /** The stacks of an environment, to be synthesized into a folder. */
    public static App of(Blueprint blueprint, Path folder) {
        Site site = Site.of(blueprint.checked().platform(), blueprint.environment());
        IamDocuments documents = IamCompiler.compile(
                blueprint.checked(),
                site.environment(),
                blueprint.on(),
                IamSettings.of(site.platform(), site.environment()));
        App app = App.Builder.create()
                .outdir(folder.toString())
                .analyticsReporting(false)
                .stackTraces(false)
                .treeMetadata(false)
                .autoSynth(false)
                .build();
        KeysStack keys =
                new KeysStack(app, new KeysProps(site, documents.account().keys()));
        new LakeStack(app, new LakeProps(site, documents, keys, RemovalPolicy.RETAIN));
        return app;
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
