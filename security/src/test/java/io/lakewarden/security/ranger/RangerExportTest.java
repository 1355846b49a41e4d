package io.lakewarden.security.ranger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Domain;
import io.lakewarden.model.Golden;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.security.worlds.Worlds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.ranger.plugin.model.RangerPolicy;
import org.apache.ranger.plugin.model.RangerPolicyResourceSignature;
import org.apache.ranger.plugin.model.validation.RangerValidityScheduleValidator;
import org.junit.jupiter.api.Test;

/** The files that a Ranger Admin imports, as Ranger's own classes read them. */
class RangerExportTest {
    private static final Platform PLATFORM =
            DefinitionReader.read(Path.of("..")).definition().orElseThrow().platform();
    private static final List<String> SERVICES =
            List.of("hive.json", "tag.json", "amazon-emr-spark.json", "amazon-emr-emrfs.json");

    private final SortedMap<String, String> files = files(PLATFORM);

    @Test
    void givesTheSameBytesWhateverTheOrderOfGrantsAndPrincipals() {
        List<Domain> domains = PLATFORM.domains().stream()
                .map(domain -> {
                    List<Grant> grants = new ArrayList<>(domain.grants());
                    Collections.reverse(grants);
                    return Worlds.withGrants(domain, grants);
                })
                .toList();
        List<Principal> principals = new ArrayList<>(PLATFORM.principals());
        Collections.reverse(principals);

        assertThat(files(Worlds.withPrincipals(Worlds.withDomains(PLATFORM, domains), principals)))
                .isEqualTo(files);
        assertThat(files(PLATFORM)).isEqualTo(files);
    }

    @Test
    void isAnEnvelopeOfPoliciesThatRangersClassesReadWhole() {
        assertThat(files)
                .containsOnlyKeys(
                        "SHA256SUMS",
                        "amazon-emr-emrfs.json",
                        "amazon-emr-spark.json",
                        "hive.json",
                        "roles.json",
                        "tag.json",
                        "tags.json");
        assertThat(files.get("SHA256SUMS").lines())
                .hasSize(6)
                .allMatch(line -> line.matches("[0-9a-f]{64}  [a-z-]+\\.json"));
        RangerPolicies policies = RangerCompiler.compile(PLATFORM, Compiled.locations(PLATFORM));
        assertThat(RangerEngine.read(files.get("hive.json"))).hasSameSizeAs(policies.hive());
        assertThat(RangerEngine.read(files.get("tag.json"))).hasSameSizeAs(policies.tag());
        assertThat(RangerEngine.read(files.get("amazon-emr-spark.json"))).hasSameSizeAs(policies.emrSpark());
        assertThat(RangerEngine.read(files.get("amazon-emr-emrfs.json"))).hasSameSizeAs(policies.emrfs());
        assertThat(files.get("hive.json")).startsWith("{\n  \"metaDataInfo\" : {\n    \"Compiled from\" : ");
    }

    @Test
    void hasWhatAnAdminAsksOfAPolicy() {
        assertThat(all()).isNotEmpty().allSatisfy(policy -> {
            assertThat(policy.getName()).isNotBlank().hasSizeLessThan(256);
            assertThat(policy.getService()).startsWith("lakewarden_");
            assertThat(policy.getServiceType()).isNotBlank();
            assertThat(policy.getGuid()).isNotBlank();
            assertThat(policy.getIsEnabled()).isTrue();
            assertThat(policy.getPolicyLabels()).containsExactly("lakewarden");
            assertThat(policy.getResources()).isNotEmpty();
            assertThat(policy.getValiditySchedules()).allSatisfy(schedule -> assertThat(
                            new RangerValidityScheduleValidator(schedule).validate(new ArrayList<>()))
                    .isNotNull());
        });
    }

    @Test
    void hasOnePolicyForEachResourceAndTimeAsAnAdminAsks() {
        assertThat(all())
                .extracting(policy -> policy.getService() + " " + new RangerPolicyResourceSignature(policy))
                .doesNotHaveDuplicates();
        assertThat(all()).extracting(RangerPolicy::getId).doesNotHaveDuplicates();
        assertThat(all()).extracting(RangerPolicy::getGuid).doesNotHaveDuplicates();
    }

    @Test
    void readsAsAReviewerSawItLast() throws Exception {
        Golden.check("hive.json", files.get("hive.json"));
    }

    private List<RangerPolicy> all() {
        return SERVICES.stream()
                .flatMap(file -> RangerEngine.read(files.get(file)).stream())
                .toList();
    }

    private static SortedMap<String, String> files(Platform platform) {
        Map<String, String> files = RangerExport.files(RangerCompiler.compile(platform, Compiled.locations(platform)));
        return new TreeMap<>(files);
    }
}
