package io.lakewarden.security.ranger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.model.Platform;
import io.lakewarden.model.yaml.DefinitionReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether the proof would notice a change of the compiled files themselves: something left out, or shown otherwise. */
class PolicyFileMutantsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Platform PLATFORM =
            DefinitionReader.read(Path.of("..")).definition().orElseThrow().platform();
    private static final List<String> LISTS =
            List.of("policyItems", "denyPolicyItems", "dataMaskPolicyItems", "rowFilterPolicyItems");

    /** The account has the whole zone besides. */
    private static final String KEPT = "masked tables of gold.customer_invoices, policyItems: ";

    private static final String TAGS = "tags: without ";

    /**
     * Who has ended is named by no policy of a file on that day anyhow: the denial of every file is a second lock. And the
     * one grant by classification denies {@code pii} to those who read gold, so other columns' tags decide nothing.
     */
    private static final List<String> CHANGE_NOTHING = List.of(
            "every file, from 2027-07-01: for ever",
            "every file, from 2027-07-01, denyPolicyItems: without read",
            "every file, from 2027-07-01, denyPolicyItems: without write",
            "every file, from 2027-07-01, denyPolicyItems: without contractor",
            KEPT + "without alter",
            KEPT + "without create",
            KEPT + "without drop",
            KEPT + "without select",
            KEPT + "without update",
            KEPT + "without billing-pipeline",
            TAGS + "bronze.invoices_raw.customer_id",
            TAGS + "bronze.invoices_raw.unit_price",
            TAGS + "gold.customer_invoices.gross",
            TAGS + "gold.customer_invoices.net",
            TAGS + "gold.customer_invoices.returns",
            TAGS + "gold.sales_by_day.gross",
            TAGS + "gold.sales_by_day.net",
            TAGS + "gold.sales_by_day.returns",
            TAGS + "silver.invoice_lines.amount",
            TAGS + "silver.invoice_lines.customer_id",
            TAGS + "silver.invoice_lines.unit_price",
            TAGS + "silver.invoice_lines_quarantine.customer_id",
            TAGS + "silver.invoice_lines_quarantine.unit_price");

    /** A place in a file and what is done to it. */
    private record Change(String what, String file, Consumer<JsonNode> edit) {}

    @Test
    void noticesEveryChangeButThoseThatChangeNothing() {
        Locations locations = Compiled.locations(PLATFORM);
        RangerPolicies policies = RangerCompiler.compile(Compiled.withProbes(PLATFORM), locations);
        SortedMap<String, String> files = RangerExport.files(policies);
        Compiled untouched = Compiled.of(policies, files, locations);
        Set<Instant> moments = Proof.moments(PLATFORM);
        List<Change> changes = Stream.of("hive.json", "tag.json", "roles.json", "tags.json")
                .flatMap(file -> changes(file, parsed(files.get(file))))
                .toList();

        List<String> unnoticed = changes.stream()
                .parallel()
                .filter(change -> new Proof()
                        .differences(PLATFORM, untouched.withHive(RangerEngine.hive(changed(files, change))), moments)
                        .findFirst()
                        .isEmpty())
                .map(Change::what)
                .toList();

        assertThat(changes).hasSizeGreaterThan(150);
        assertThat(unnoticed).containsExactlyInAnyOrderElementsOf(CHANGE_NOTHING);
    }

    private static SortedMap<String, String> changed(SortedMap<String, String> files, Change change) {
        JsonNode json = parsed(files.get(change.file()));
        change.edit().accept(json);
        SortedMap<String, String> changed = new TreeMap<>(files);
        changed.put(change.file(), json.toString());
        return changed;
    }

    private static Stream<Change> changes(String file, JsonNode json) {
        return switch (file) {
            case "roles.json" -> ofMembers(json);
            case "tags.json" -> ofTags(json);
            default ->
                IntStream.range(0, json.get("policies").size())
                        .boxed()
                        .flatMap(at -> ofPolicy(file, at, json.get("policies").get(at)));
        };
    }

    private static Stream<Change> ofPolicy(String file, int at, JsonNode policy) {
        String name = policy.get("name").asText();
        List<Change> changes = new ArrayList<>();
        if (!policy.get("validitySchedules").isEmpty()) {
            changes.add(new Change(name + ": for ever", file, json -> ((ArrayNode)
                            policy(json, at).get("validitySchedules"))
                    .removeAll()));
        }

        for (String list : LISTS) {
            for (int place = 0; place < policy.get(list).size(); place++) {
                changes.addAll(ofItem(file, at, list, place, policy.get(list).get(place), name));
            }
        }

        return changes.stream();
    }

    private static List<Change> ofItem(String file, int at, String list, int place, JsonNode item, String name) {
        List<Change> changes = new ArrayList<>();
        for (String part : List.of("accesses", "users", "roles")) {
            for (int index = 0; index < item.get(part).size(); index++) {
                int left = index;
                JsonNode gone = item.get(part).get(index);
                String what = gone.has("type") ? gone.get("type").asText() : gone.asText();
                changes.add(new Change(name + ", " + list + ": without " + what, file, json -> ((ArrayNode)
                                policy(json, at).get(list).get(place).get(part))
                        .remove(left)));
            }
        }

        if (item.has("rowFilterInfo")) {
            changes.add(new Change(name + ": other rows", file, json -> ((ObjectNode)
                            policy(json, at).get(list).get(place).get("rowFilterInfo"))
                    .put("filterExpr", "1 = 1")));
        }

        if (item.has("dataMaskInfo")) {
            changes.add(new Change(name + ": another mask", file, json -> ((ObjectNode)
                            policy(json, at).get(list).get(place).get("dataMaskInfo"))
                    .put("dataMaskType", "MASK_NONE")));
        }

        return changes;
    }

    private static JsonNode policy(JsonNode json, int at) {
        return json.get("policies").get(at);
    }

    private static Stream<Change> ofMembers(JsonNode roles) {
        return IntStream.range(0, roles.get("rangerRoles").size()).boxed().flatMap(at -> {
            JsonNode role = roles.get("rangerRoles").get(at);
            return IntStream.range(0, role.get("users").size())
                    .mapToObj(user -> new Change(
                            "role " + role.get("name").asText() + ": without "
                                    + role.get("users").get(user).get("name").asText(),
                            "roles.json",
                            json -> ((ArrayNode) json.get("rangerRoles").get(at).get("users")).remove(user)));
        });
    }

    private static Stream<Change> ofTags(JsonNode tags) {
        return IntStream.range(0, tags.get("serviceResources").size()).mapToObj(at -> {
            JsonNode resource = tags.get("serviceResources").get(at).get("resourceElements");
            String column = Stream.of("database", "table", "column")
                    .map(level -> resource.get(level).get("values").get(0).asText())
                    .collect(Collectors.joining("."));
            return new Change(
                    TAGS + column, "tags.json", json -> ((ArrayNode) json.get("serviceResources")).remove(at));
        });
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
