package io.lakewarden.security.authorizer.ranger;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.ranger.authorization.hadoop.config.RangerPluginConfig;
import org.apache.ranger.authorization.utils.JsonUtils;
import org.apache.ranger.plugin.model.RangerPolicy;
import org.apache.ranger.plugin.model.RangerServiceDef;
import org.apache.ranger.plugin.policyengine.RangerPolicyEngineOptions;
import org.apache.ranger.plugin.service.RangerBasePlugin;
import org.apache.ranger.plugin.util.RangerRoles;
import org.apache.ranger.plugin.util.ServicePolicies;
import org.apache.ranger.plugin.util.ServiceTags;
import org.jspecify.annotations.Nullable;

/** Makes an engine of JSON: what a folder holds, or what a Ranger Admin gives to its plugins. */
final class PolicyFiles {
    static final List<String> NAMES = List.of("hive.json", "tag.json", "roles.json", "tags.json");

    static final String POLICIES = "policies";
    static final String ROLES = "roles";
    static final String TAGS = "tags";

    private static final String HIVE = "hive";
    /** As Ranger writes dates. */
    private static final Gson GSON =
            new GsonBuilder().setDateFormat("yyyyMMdd-HH:mm:ss.SSS-Z").create();

    private PolicyFiles() {}

    /** The envelope that Ranger Admin exports and imports. */
    static final class Exported {
        @Nullable
        Map<String, Object> metaDataInfo;

        @Nullable
        List<RangerPolicy> policies;

        public @Nullable Map<String, Object> getMetaDataInfo() {
            return metaDataInfo;
        }

        public @Nullable List<RangerPolicy> getPolicies() {
            return policies;
        }
    }

    /** An engine of what Ranger Admin exports ({@code hive.json}, {@code tag.json}) and plugins download. */
    static Engine exported(Map<String, String> files) {
        ServiceTags tags = parse("tags.json", files, ServiceTags.class);
        RangerRoles roles = parse("roles.json", files, RangerRoles.class);
        String service = tags.getServiceName();
        if (service == null || service.isEmpty()) {
            throw new InvalidPolicies("Invalid tags.json: got no serviceName, expected the name of the service");
        }

        return of(policies(service, policies("hive.json", files), policies("tag.json", files)), tags, roles);
    }

    /** An engine of these policies alone. */
    static Engine inMemory(List<RangerPolicy> policies) {
        return of(policies("bench", policies, List.of()), new ServiceTags(), new RangerRoles());
    }

    private static ServicePolicies policies(String service, List<RangerPolicy> hive, List<RangerPolicy> tag) {
        ServicePolicies policies = new ServicePolicies();
        policies.setServiceName(service);
        policies.setServiceId(1L);
        policies.setPolicyVersion(1L);
        policies.setServiceDef(definition(HIVE));
        policies.setPolicies(hive);
        ServicePolicies.TagPolicies tagged = new ServicePolicies.TagPolicies();
        tagged.setServiceName("tag");
        tagged.setServiceId(2L);
        tagged.setPolicyVersion(1L);
        tagged.setServiceDef(definition("tag"));
        tagged.setPolicies(tag);
        policies.setTagPolicies(tagged);
        return policies;
    }

    /** An engine of what a Ranger Admin gives to its plugins. */
    static Engine downloaded(Map<String, String> files) {
        return of(
                parse(POLICIES, files, ServicePolicies.class),
                parse(TAGS, files, ServiceTags.class),
                parse(ROLES, files, RangerRoles.class));
    }

    static Engine of(ServicePolicies policies, ServiceTags tags, RangerRoles roles) {
        String service = policies.getServiceName();
        RangerPluginConfig config =
                new RangerPluginConfig(HIVE, service, "lakewarden", null, null, new RangerPolicyEngineOptions());
        config.set("ranger.plugin.hive.policy.source.impl", NoAdmin.class.getName());
        config.set("ranger.plugin.hive.policy.pollIntervalMs", String.valueOf(Integer.MAX_VALUE));
        return new Engine(new RangerBasePlugin(config, policies, tags, roles), service, names(policies));
    }

    /** By number, which is one of its own in all services of an Admin. */
    private static Map<Long, String> names(ServicePolicies policies) {
        Map<Long, String> names = new HashMap<>();
        Stream.of(
                        Optional.ofNullable(policies.getPolicies()),
                        Optional.ofNullable(policies.getTagPolicies()).map(ServicePolicies.TagPolicies::getPolicies))
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .filter(policy -> policy.getId() != null && policy.getName() != null)
                .forEach(policy -> names.put(policy.getId(), policy.getName()));
        return names;
    }

    static <T> T parse(String name, Map<String, String> files, Class<T> type) {
        // Ranger's reader knows the ways in which Ranger writes dates; it logs why it cannot read, and gives nothing.
        T parsed = JsonUtils.jsonToObject(files.get(name), type);
        if (parsed == null) {
            throw new InvalidPolicies("Invalid " + name + ": got no JSON of " + type.getSimpleName());
        }

        return parsed;
    }

    private static List<RangerPolicy> policies(String name, Map<String, String> files) {
        List<RangerPolicy> policies = parse(name, files, Exported.class).getPolicies();
        if (policies == null) {
            throw new InvalidPolicies("Invalid " + name + ": got no policies, expected a list of them");
        }

        return policies;
    }

    private static RangerServiceDef definition(String type) {
        String resource = "/service-defs/ranger-servicedef-" + type + ".json";
        try (InputStream stream = RangerBasePlugin.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("Cannot find " + resource + " in Ranger's jar");
            }

            try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                return GSON.fromJson(reader, RangerServiceDef.class);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
