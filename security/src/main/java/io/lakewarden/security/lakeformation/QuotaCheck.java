package io.lakewarden.security.lakeformation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether Lake Formation takes what was compiled: its quotas, asked of the result and not of how it came about. */
public final class QuotaCheck {
    private final LakeFormation compiled;

    private QuotaCheck(LakeFormation compiled) {
        this.compiled = compiled;
    }

    /** What is more than the service takes, a phrase each; none where all fits. */
    public static List<String> exceeded(LakeFormation compiled) {
        return new QuotaCheck(compiled).all().sorted().distinct().toList();
    }

    /** Why the service does not take it, as a line for the user; absent where it does. */
    public static Optional<String> refusal(LakeFormation compiled) {
        List<String> exceeded = exceeded(compiled);
        return exceeded.isEmpty()
                ? Optional.empty()
                : Optional.of("Cannot compile Lake Formation for " + compiled.environment() + ": "
                        + String.join(", ", exceeded) + "; merge grants, or ask AWS for higher quotas");
    }

    private Stream<String> all() {
        return Stream.of(
                        more("administrators", compiled.settings().administrators(), Quotas.ADMINISTRATORS),
                        more("registered locations", compiled.locations(), Quotas.REGISTERED_LOCATIONS),
                        grants(Resource.Filter.class, this::roleAndTable, Quotas.FILTERS_PER_ROLE_AND_TABLE),
                        grants(
                                Resource.TaggedTables.class,
                                PrincipalPermissions::principal,
                                Quotas.TAG_POLICIES_PER_ROLE_AND_KIND),
                        grants(
                                Resource.TaggedDatabases.class,
                                PrincipalPermissions::principal,
                                Quotas.TAG_POLICIES_PER_ROLE_AND_KIND),
                        compiled.permissions().stream().flatMap(grant -> expression(grant.resource())),
                        compiled.tags().stream().flatMap(QuotaCheck::tag),
                        perResource(),
                        compiled.filters().stream()
                                .filter(filter -> filter.rows().orElse("").length() >= Quotas.ROW_EXPRESSION_CHARACTERS)
                                .map(filter -> "characters of the filter " + filter.name() + " of " + filter.table()))
                .flatMap(exceeded -> exceeded);
    }

    private static Stream<String> more(String what, Collection<?> items, int most) {
        return items.size() > most ? Stream.of(items.size() + " " + what + " of " + most) : Stream.empty();
    }

    private <T extends Resource> Stream<String> grants(
            Class<T> kind, Function<PrincipalPermissions, String> of, int most) {
        Map<String, List<PrincipalPermissions>> groups = compiled.permissions().stream()
                .filter(grant -> kind.isInstance(grant.resource()))
                .collect(Collectors.groupingBy(of, TreeMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .flatMap(group ->
                        more("grants of " + kind.getSimpleName() + " of " + group.getKey(), group.getValue(), most));
    }

    private String roleAndTable(PrincipalPermissions grant) {
        return grant.principal() + " on " + grant.resource().chain();
    }

    private static Stream<String> expression(Resource resource) {
        if (resource instanceof Resource.TaggedTables tables) {
            return expression(tables.key(), tables.values());
        }

        return resource instanceof Resource.TaggedDatabases databases
                ? expression(databases.key(), databases.values())
                : Stream.empty();
    }

    private static Stream<String> expression(String key, List<String> values) {
        int bytes = Quotas.expressionBytes(key, values);
        return Stream.concat(
                more("values in an expression", values, Quotas.VALUES_PER_EXPRESSION),
                bytes > Quotas.EXPRESSION_BYTES
                        ? Stream.of(bytes + " bytes in an expression of " + Quotas.EXPRESSION_BYTES)
                        : Stream.empty());
    }

    private static Stream<String> tag(LfTag tag) {
        return Stream.concat(
                more("values of " + tag.key(), tag.values(), Quotas.VALUES_PER_TAG),
                Stream.concat(Stream.of(tag.key()), tag.values().stream())
                        .filter(word -> word.length() > Quotas.TAG_CHARACTERS)
                        .map(word -> word.length() + " characters of " + word));
    }

    /** A resource has a key once, and few of them. */
    private Stream<String> perResource() {
        Map<Resource, List<TagAssociation>> byResource =
                compiled.associations().stream().collect(Collectors.groupingBy(TagAssociation::resource));
        return byResource.entrySet().stream().flatMap(one -> {
            long keys =
                    one.getValue().stream().map(TagAssociation::key).distinct().count();
            return Stream.concat(
                    more("tags of " + one.getKey(), one.getValue(), Quotas.TAGS_PER_RESOURCE),
                    keys < one.getValue().size()
                            ? Stream.of("two values of a tag on " + one.getKey())
                            : Stream.empty());
        });
    }
}
