package io.lakewarden.account.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.account.imports.Note.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The policies on tables and on tags that an export holds and that are switched on.
 *
 * @param policies those that hold on the day
 * @param others those that hold on other days
 * @param on the day that periods are looked at
 */
record RangerExport(List<RangerPolicy> policies, List<RangerPolicy> others, LocalDate on) {
    private static final String HIVE = "hive";
    /** What stands at the top of a file that a plugin downloaded, and decides beside its policies. */
    private static final List<String> OF_PLUGINS =
            List.of("policyDeltas", "securityZones", "serviceDef", "serviceName", "tagPolicies");

    RangerExport {
        policies = List.copyOf(policies);
        others = List.copyOf(others);
    }

    /** With a note of each policy that is left out, or whose period is; fails as {@link RangerImport#of} does. */
    static RangerExport read(JsonNode export, RangerContext context, LocalDate on, SortedSet<Note> notes) {
        refuseWhatPluginsDownload(export);
        refuseWhatIsOfSeveral(export, context);
        List<RangerPolicy> policies = new ArrayList<>();
        List<RangerPolicy> others = new ArrayList<>();
        for (JsonNode json : export.path("policies")) {
            RangerPolicy.all(json).stream()
                    .filter(policy -> isSaid(json, policy, on, notes))
                    .forEach(policy -> (policy.holds(on) ? policies : others).add(policy));
        }

        return new RangerExport(policies, others, on);
    }

    /** Those of other days too. */
    Stream<RangerPolicy> all() {
        return Stream.concat(policies.stream(), others.stream());
    }

    private static void refuseWhatPluginsDownload(JsonNode export) {
        OF_PLUGINS.stream().filter(export::has).findFirst().ifPresent(key -> {
            throw new IllegalArgumentException("it has " + key
                    + " beside its policies, as a file that a plugin downloaded, and not an export; export the policies "
                    + "of the service and those on tags in Ranger Admin");
        });
    }

    /** Which tables a security zone has is not in an export, and each service has tables of its own. */
    private static void refuseWhatIsOfSeveral(JsonNode export, RangerContext context) {
        SortedSet<String> services = new TreeSet<>();
        for (JsonNode policy : export.path("policies")) {
            String zone = policy.path("zoneName").asText("");
            if (!zone.isEmpty()) {
                throw new IllegalArgumentException(
                        "policy " + policy.path("name").asText() + " is of the security zone " + zone
                                + ", and which tables that has is not in the file; export policies outside of zones");
            }

            if (policy.path("serviceType").asText(HIVE).equals(HIVE)) {
                services.add(policy.path("service").asText(""));
            }
        }

        if (services.size() > 1) {
            throw new IllegalArgumentException("its policies are of several services (" + String.join(", ", services)
                    + "); export one of them, with the policies on tags");
        }

        services.remove("");
        String tagged = context.tags().map(RangerContext.Tags::service).orElse("");
        if (!services.isEmpty() && !tagged.isEmpty() && !services.contains(tagged)) {
            throw new IllegalArgumentException(
                    "its policies are of the service " + services.first() + ", and tags.json beside it is of " + tagged
                            + "; put the tags of one service beside its policies");
        }
    }

    private static boolean isSaid(JsonNode json, RangerPolicy policy, LocalDate on, SortedSet<Note> notes) {
        String subject = "policy " + policy.name();
        String type = json.path("serviceType").asText(HIVE);
        if (!policy.tag() && !type.equals(HIVE)) {
            notes.add(new Note(subject, Verdict.NOT, "it is of a service of type " + type + ", not " + HIVE));
            return false;
        }

        if (!json.path("isEnabled").asBoolean(true)) {
            notes.add(new Note(subject, Verdict.WHOLE, "it is switched off, and so it is left out"));
            return false;
        }

        if (!policy.tag() && !policy.resource().isOnTables()) {
            notes.add(new Note(
                    subject,
                    Verdict.NOT,
                    "it is on " + String.join(", ", policy.resource().levels().keySet())
                            + ", and a definition speaks of tables"));
            return false;
        }

        if (!policy.periods().isEmpty()) {
            notes.add(new Note(
                    subject,
                    Verdict.PARTLY,
                    "it has a period: what its users have of its tables is said as of " + on
                            + ", and ends where the period next begins or ends"));
        }

        return true;
    }
}
