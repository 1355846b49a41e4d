package io.lakewarden.infra.frame;

import io.lakewarden.model.settings.Switch;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** A stack of the platform: named {@code platform-environment-stack}, in the environment's account and region. */
public abstract class PlatformStack extends Stack {
    private static final int MOST_RESOURCES = 500;

    protected PlatformStack(Construct scope, Site site, String name, String description) {
        super(
                scope,
                id(site, name),
                StackProps.builder()
                        .env(software.amazon.awscdk.Environment.builder()
                                .account(site.home().account())
                                .region(site.home().region())
                                .build())
                        .description(description)
                        // Roles may read what is published below it, and nothing else of that bucket.
                        .synthesizer(DefaultStackSynthesizer.Builder.create()
                                .bucketPrefix(site.prefix() + "/")
                                .build())
                        .tags(CostTags.of(site))
                        .terminationProtection(site.environment().settings().has(Switch.STACK_TERMINATION_PROTECTION))
                        .build());
    }

    /** The id of a stack, which is also its name in CloudFormation. */
    public static String id(Site site, String name) {
        return site.prefix() + "-" + name;
    }

    /**
     * Refuses what is more than a template takes
     * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html).
     */
    protected static void requireRoom(Site site, String name, int resources, String remedy) {
        if (resources > MOST_RESOURCES) {
            throw new CannotDeploy("Cannot synthesize " + site.environment().name() + ": the stack " + id(site, name)
                    + " would have " + resources + " resources, and CloudFormation takes " + MOST_RESOURCES + "; "
                    + remedy);
        }
    }
}
