package io.lakewarden.security.ranger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.apache.ranger.authorization.hadoop.config.RangerPluginConfig;
import org.apache.ranger.authorization.utils.JsonUtils;
import org.apache.ranger.plugin.model.RangerPolicy;
import org.apache.ranger.plugin.model.RangerServiceDef;
import org.apache.ranger.plugin.policyengine.RangerAccessRequestImpl;
import org.apache.ranger.plugin.policyengine.RangerAccessResourceImpl;
import org.apache.ranger.plugin.policyengine.RangerAccessResult;
import org.apache.ranger.plugin.policyengine.RangerPolicyEngineOptions;
import org.apache.ranger.plugin.service.RangerBasePlugin;
import org.apache.ranger.plugin.util.RangerRoles;
import org.apache.ranger.plugin.util.ServicePolicies;
import org.apache.ranger.plugin.util.ServiceTags;

/** Ranger's own engine over an exported folder, read by Ranger's own classes. */
public final class RangerEngine {
    private static final Gson GSON =
            new GsonBuilder().setDateFormat("yyyyMMdd-HH:mm:ss.SSS-Z").create();

    /** As Ranger Admin's class RangerExportPolicyList has it, which is in no jar that resolves. */
    static final class Exported {
        Map<String, Object> metaDataInfo;
        List<RangerPolicy> policies;

        public Map<String, Object> getMetaDataInfo() {
            return metaDataInfo;
        }

        public List<RangerPolicy> getPolicies() {
            return policies;
        }
    }

    private static final LongAdder DECISIONS = new LongAdder();

    private final Supplier<RangerBasePlugin> start;
    private Optional<RangerBasePlugin> started = Optional.empty();

    /** Starts with the first question. */
    private RangerEngine(Supplier<RangerBasePlugin> start) {
        this.start = start;
    }

    private RangerBasePlugin plugin() {
        if (started.isEmpty()) {
            started = Optional.of(start.get());
        }

        return started.get();
    }

    public static RangerEngine hive(SortedMap<String, String> files) {
        return new RangerEngine(() -> hivePlugin(files));
    }

    private static RangerBasePlugin hivePlugin(SortedMap<String, String> files) {
        RangerServiceDef hive = definition("/service-defs/ranger-servicedef-hive.json");
        RangerServiceDef tag = definition("/service-defs/ranger-servicedef-tag.json");
        ServiceTags tags = JsonUtils.jsonToObject(files.get("tags.json"), ServiceTags.class);
        RangerRoles roles = JsonUtils.jsonToObject(files.get("roles.json"), RangerRoles.class);
        ServicePolicies policies = policies(tags.getServiceName(), hive, read(files.get("hive.json")));
        ServicePolicies.TagPolicies tagPolicies = new ServicePolicies.TagPolicies();
        tagPolicies.setServiceName("tag");
        tagPolicies.setServiceId(2L);
        tagPolicies.setPolicyVersion(1L);
        tagPolicies.setServiceDef(tag);
        tagPolicies.setPolicies(read(files.get("tag.json")));
        policies.setTagPolicies(tagPolicies);
        return new RangerBasePlugin(config("hive", tags.getServiceName()), policies, tags, roles);
    }

    /** EMR's own service definitions, in our words: the real ones are not public property. */
    static RangerEngine emr(String type, SortedMap<String, String> files) {
        return new RangerEngine(() -> emrPlugin(type, files));
    }

    private static RangerBasePlugin emrPlugin(String type, SortedMap<String, String> files) {
        RangerServiceDef definition = definition("/ranger/ranger-servicedef-" + type + ".json");
        ServicePolicies policies = policies(type, definition, read(files.get(type + ".json")));
        return new RangerBasePlugin(config(type, type), policies, null, null);
    }

    static List<RangerPolicy> read(String json) {
        return JsonUtils.jsonToObject(json, Exported.class).getPolicies();
    }

    private static ServicePolicies policies(String service, RangerServiceDef definition, List<RangerPolicy> list) {
        ServicePolicies policies = new ServicePolicies();
        policies.setServiceName(service);
        policies.setServiceId(1L);
        policies.setPolicyVersion(1L);
        policies.setServiceDef(definition);
        policies.setPolicies(list);
        return policies;
    }

    private static RangerPluginConfig config(String type, String service) {
        RangerPluginConfig config =
                new RangerPluginConfig(type, service, "lakewarden", null, null, new RangerPolicyEngineOptions());
        config.set("ranger.plugin." + type + ".policy.source.impl", NoAdmin.class.getName());
        config.set("ranger.plugin." + type + ".policy.pollIntervalMs", String.valueOf(Integer.MAX_VALUE));
        return config;
    }

    static RangerServiceDef definition(String resource) {
        try (InputStream stream = RangerEngine.class.getResourceAsStream(resource);
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return GSON.fromJson(reader, RangerServiceDef.class);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public boolean allows(String user, String access, Map<String, String> resource, Instant at) {
        RangerAccessResult result = plugin().isAccessAllowed(request(user, access, resource, at), null);
        assertThat(result).as("the engine is ready").isNotNull();
        return result.getIsAllowed();
    }

    public Optional<String> filter(String user, Map<String, String> table, Instant at) {
        RangerAccessResult result = plugin().evalRowFilterPolicies(request(user, "select", table, at), null);
        return Optional.ofNullable(result)
                .filter(RangerAccessResult::isRowFilterEnabled)
                .map(RangerAccessResult::getFilterExpr);
    }

    public Optional<String> mask(String user, Map<String, String> column, Instant at) {
        RangerAccessResult result = plugin().evalDataMaskPolicies(request(user, "select", column, at), null);
        return Optional.ofNullable(result)
                .filter(RangerAccessResult::isMaskEnabled)
                .map(RangerAccessResult::getMaskType);
    }

    private static RangerAccessRequestImpl request(
            String user, String access, Map<String, String> resource, Instant at) {
        DECISIONS.increment();
        RangerAccessResourceImpl named = new RangerAccessResourceImpl();
        resource.forEach(named::setValue);
        RangerAccessRequestImpl request = new RangerAccessRequestImpl(named, access, user, Set.of(), Set.of());
        request.setAccessTime(Date.from(at));
        return request;
    }

    /** How many questions all engines were asked. */
    static long decisions() {
        return DECISIONS.sum();
    }
}
