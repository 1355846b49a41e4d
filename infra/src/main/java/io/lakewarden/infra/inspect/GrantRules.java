package io.lakewarden.infra.inspect;

import static io.lakewarden.infra.inspect.Templates.texts;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.infra.inspect.Templates.Resource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Lake Formation refuses of grants that stand beside each other. */
final class GrantRules {
    private static final Set<String> TYPES = Set.of(
            "AWS::LakeFormation::PrincipalPermissions",
            "AWS::LakeFormation::DataCellsFilter",
            "AWS::LakeFormation::TagAssociation");

    private GrantRules() {}

    /** Of two for one table, one must wait for the other, however many steps lie between. */
    static Stream<Breach> atOnce(Templates templates) {
        SortedMap<String, List<Resource>> chains = new TreeMap<>();
        templates
                .resources()
                .filter(resource -> TYPES.contains(resource.type()))
                .forEach(resource -> {
                    String about = about(resource);
                    if (!about.isEmpty()) {
                        chains.computeIfAbsent(resource.stack() + " " + about, any -> new ArrayList<>())
                                .add(resource);
                    }
                });
        return chains.values().stream().flatMap(GrantRules::unordered);
    }

    private static Stream<Breach> unordered(List<Resource> chain) {
        List<Breach> breaches = new ArrayList<>();
        for (int later = 1; later < chain.size(); later++) {
            Resource one = chain.get(later);
            Set<String> before = before(one);
            chain.subList(0, later).stream()
                    .filter(other ->
                            !before.contains(other.id()) && !before(other).contains(one.id()))
                    .limit(1)
                    .forEach(other -> breaches.add(Breach.of(
                            one,
                            "Cannot deploy " + one + " beside " + other.id() + ": both are about " + about(one)
                                    + ", and Lake Formation refuses two changes of it at once",
                            "let one depend on the other")));
        }

        return breaches.stream();
    }

    /** All that must be there before a resource, within its stack. */
    private static Set<String> before(Resource resource) {
        Set<String> found = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(resource.id()));
        while (!open.isEmpty()) {
            JsonNode on = resource.templates()
                    .stacks()
                    .get(resource.stack())
                    .path("Resources")
                    .path(open.pop())
                    .path("DependsOn");
            (on.isTextual() ? List.of(on.textValue()) : texts(on))
                    .stream().filter(found::add).forEach(open::push);
        }

        return found;
    }

    /** The database or table, or what else, that a resource is about. */
    private static String about(Resource resource) {
        if (resource.type().endsWith("DataCellsFilter")) {
            return "table " + resource.text("DatabaseName") + "." + resource.text("TableName");
        }

        JsonNode target = resource.property("Resource");
        for (String kind : List.of("Table", "TableWithColumns", "DataCellsFilter")) {
            JsonNode table = target.path(kind);
            if (table.isObject()) {
                return "table " + table.path("DatabaseName").asText() + "."
                        + table.path(kind.equals("DataCellsFilter") ? "TableName" : "Name")
                                .asText("*");
            }
        }

        if (target.has("DataLocation")) {
            return "location " + target.path("DataLocation").path("ResourceArn").asText();
        }

        return target.has("Database")
                ? "database " + target.path("Database").path("Name").asText()
                : "";
    }

    static Stream<Breach> collide(Templates templates) {
        List<Resource> grants = templates
                .resources("AWS::LakeFormation::PrincipalPermissions")
                .filter(grant -> about(grant).startsWith("table "))
                .toList();
        Set<String> whole = grants.stream()
                .filter(grant -> grant.property("Resource").has("Table"))
                .filter(grant -> texts(grant.property("Permissions")).contains("SELECT"))
                .map(GrantRules::whoAndWhat)
                .collect(Collectors.toSet());
        return grants.stream()
                .filter(grant -> grant.property("Resource").has("TableWithColumns"))
                .filter(grant -> whole.contains(whoAndWhat(grant)))
                .map(grant -> Breach.of(
                        grant,
                        "Cannot grant " + whoAndWhat(grant) + " by columns as in " + grant
                                + ": the whole is granted too, and Lake Formation takes one of them",
                        "grant the table or its columns"));
    }

    private static String whoAndWhat(Resource grant) {
        return grant.property("Principal").path("DataLakePrincipalIdentifier").asText() + " " + about(grant);
    }
}
