package io.lakewarden.cost.estimate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cost.estimate.resource.Load;
import io.lakewarden.cost.estimate.resource.Load.Flow;
import io.lakewarden.cost.inventory.Inventory;
import io.lakewarden.cost.price.InstanceType;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.runtime.Traits;
import io.lakewarden.cost.runtime.Uncalibrated;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.Workload;
import io.lakewarden.model.Workload.Mebibytes;
import io.lakewarden.model.Workload.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A platform of one pipeline, as this project deploys them, to be changed a little. */
public final class Ours {
    public static final PriceBook BOOK = PriceBook.bundled();
    public static final YearMonth FIRST = YearMonth.of(2026, 1);
    public static final long SEED = 1;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TEMPLATE = Path.of("src", "test", "resources", "templates", "ours.json");

    private Ours() {}

    static EnvironmentEstimate usual(Path folder, Consumer<ObjectNode> change, Workload workload) {
        return estimate(folder, change, workload, 0);
    }

    static EnvironmentEstimate estimate(Path folder, Consumer<ObjectNode> change, Workload workload, int draws) {
        return new Estimator(BOOK, FIRST, draws, SEED)
                .of("prod", "us-east-1", inventory(folder, change), List.of(load(workload)));
    }

    /** The platform with its resources changed. */
    public static Inventory inventory(Path folder, Consumer<ObjectNode> change) {
        try {
            ObjectNode template = (ObjectNode) JSON.readTree(Files.readString(TEMPLATE));
            change.accept((ObjectNode) template.path("Resources"));
            Path changed = Files.writeString(folder.resolve("ours.template.json"), JSON.writeValueAsString(template));
            return Inventory.read(changed, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Consumer<ObjectNode> asItIs() {
        return resources -> {};
    }

    public static Workload gibibytes(double usual) {
        return carrying(Volume.about(new Gibibytes(usual)));
    }

    static Workload carrying(Volume volume) {
        return new Workload(
                volume,
                BigDecimal.ZERO,
                new Mebibytes(128),
                new TreeMap<>(Map.of("silver", new BigDecimal("0.5"), "gold", new BigDecimal("0.125"))),
                BigDecimal.valueOf(99),
                BigDecimal.ZERO,
                Optional.empty());
    }

    public static Load load(Workload workload) {
        return retrying(workload, 0);
    }

    static Load retrying(Workload workload, int retries) {
        return new Load(
                "billing",
                workload,
                new Uncalibrated(Traits.scan()),
                InstanceType::vcpus,
                Duration.ofMinutes(90),
                Duration.ofHours(24),
                3,
                retries,
                Optional.of("shop-landing"),
                Optional.of(new Load.Records("shop-prod-logs-333333333333", 3)),
                List.of(
                        new Flow("bronze", "shop-prod-bronze-333333333333", 90, 1, true),
                        new Flow("silver", "shop-prod-silver-333333333333", 365, 2, true),
                        new Flow("gold", "shop-prod-gold-333333333333", 2000, 0, true)));
    }
}
