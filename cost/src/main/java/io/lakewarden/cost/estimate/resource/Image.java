package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.inventory.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The system of an instance, as far as its image's name or path tells it. */
public final class Image {
    private static final Map<String, Pattern> PAID = new TreeMap<>(Map.of(
            "Windows", ignoringCase("windows"),
            "Red Hat Enterprise Linux", ignoringCase("rhel|red-?hat"),
            "SUSE Linux Enterprise Server", ignoringCase("suse|sles")));
    private static final Pattern FREE =
            ignoringCase("amazon-?linux|amzn|/ecs/|/eks/|ecsoptimized|ubuntu|canonical|debian|bottlerocket");

    private Image() {}

    /** A system whose price an instance has and which is not Linux's own; empty where the image tells none. */
    static Optional<String> paidSystem(String image) {
        return PAID.entrySet().stream()
                .filter(system -> system.getValue().matcher(image).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Where Linux is assumed because no image tells a system. */
    public static Stream<String> notes(List<Resource> resources) {
        String untold = resources.stream()
                .filter(resource -> resource.type().equals("AWS::EC2::Instance")
                        || resource.type().equals("AWS::EC2::LaunchTemplate")
                        || resource.type().equals("AWS::AutoScaling::LaunchConfiguration"))
                .filter(resource -> !resource.properties().has("LaunchTemplate")
                        || !of(resource).isEmpty())
                .filter(resource -> !isTold(of(resource)))
                .map(Resource::path)
                .sorted()
                .collect(Collectors.joining(", "));
        return untold.isEmpty()
                ? Stream.empty()
                : Stream.of("Linux is assumed on instances whose image does not tell its system: " + untold);
    }

    private static String of(Resource resource) {
        return resource.at("ImageId").asText()
                + resource.at("LaunchTemplateData", "ImageId").asText();
    }

    private static boolean isTold(String image) {
        return FREE.matcher(image).find() || paidSystem(image).isPresent();
    }

    private static Pattern ignoringCase(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }
}
