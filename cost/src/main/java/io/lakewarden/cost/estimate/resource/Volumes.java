package io.lakewarden.cost.estimate.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cost.estimate.draw.Amount;
import io.lakewarden.cost.inventory.Resource;
import io.lakewarden.cost.price.PriceKeys;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** EBS volumes that are always there: gigabytes, and what they do beyond what their type does anyway. */
final class Volumes {
    /** What a gp3 volume does at no charge (https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html). */
    static final BigDecimal BASE_OPERATIONS = BigDecimal.valueOf(3000);

    static final BigDecimal BASE_THROUGHPUT = BigDecimal.valueOf(125);

    /** What EC2 takes where nothing is said (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsBlockDevice.html). */
    private static final String USUAL_TYPE = "gp2";

    private static final String AS_WRITTEN = "as the template says";

    private Volumes() {}

    /** A volume that is a resource of its own. */
    static List<Draft> alone(Resource volume) {
        return of(volume, volume.properties(), "Size", 1);
    }

    /** Those of each of so many machines; what their image has where none are written. */
    static List<Draft> ofMachines(Resource machines, List<JsonNode> devices, int count) {
        if (devices.isEmpty()) {
            return List.of(Draft.needed(
                    machines,
                    PriceKeys.volume(USUAL_TYPE),
                    count == 1 ? "root volume" : "volumes",
                    count == 1 ? "gigabytes, as its image has them" : "gigabytes of each, as their image has them"));
        }

        return devices.stream()
                .map(device -> device.path("Ebs"))
                .filter(JsonNode::isObject)
                .flatMap(volume -> of(machines, volume, "VolumeSize", count).stream())
                .toList();
    }

    /** What stands in a volume's properties, so many times. */
    private static List<Draft> of(Resource resource, JsonNode volume, String size, int count) {
        String type = volume.path("VolumeType").asText(USUAL_TYPE);
        if (type.contains("${")) {
            return List.of(Draft.needed(resource, PriceKeys.volume(USUAL_TYPE), "volume", "of which type it is"));
        }

        List<Draft> drafts = new ArrayList<>();
        drafts.add(Resource.number(volume.path(size))
                .map(gibibytes -> Draft.fixed(
                        resource,
                        PriceKeys.volume(type),
                        "volume",
                        Amount.of(gibibytes).times(count),
                        times(count)))
                .orElseGet(() -> Draft.needed(
                        resource, PriceKeys.volume(type), "volume", "gigabytes, as its snapshot has them")));
        for (String given : List.of("Iops", "Throughput")) {
            if (volume.has(given) && Resource.number(volume.path(given)).isEmpty()) {
                drafts.add(Draft.needed(
                        resource,
                        PriceKeys.volumeOperations(type),
                        "volume",
                        "its " + given + ", not known before a deployment"));
            }
        }

        above(Resource.number(volume.path("Throughput")), BASE_THROUGHPUT)
                .ifPresent(throughput -> drafts.add(Draft.fixed(
                        resource,
                        PriceKeys.volumeThroughput(type),
                        "volume throughput",
                        Amount.of(throughput).times(count),
                        times(count) + ", above 125 MiB a second")));
        above(Resource.number(volume.path("Iops")), freeOperations(type))
                .ifPresent(operations -> drafts.add(Draft.fixed(
                        resource,
                        PriceKeys.volumeOperations(type),
                        "volume operations",
                        Amount.of(operations).times(count),
                        times(count) + (type.equals("gp3") ? ", above 3000 a second" : ""))));
        return drafts;
    }

    /** Operations a second that a type has before any are billed. */
    static BigDecimal freeOperations(String type) {
        return type.startsWith("io") ? BigDecimal.ZERO : BASE_OPERATIONS;
    }

    /** What is asked for beyond that; empty if nothing is. */
    static Optional<BigDecimal> above(Optional<BigDecimal> value, BigDecimal base) {
        return value.map(given -> given.subtract(base)).filter(more -> more.signum() > 0);
    }

    private static String times(int count) {
        return count == 1 ? AS_WRITTEN : AS_WRITTEN + ", of " + count + " machines";
    }
}
