package io.lakewarden.account.grants;

import io.lakewarden.account.grants.Entry.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.Condition;
import software.amazon.awssdk.services.lakeformation.model.LFTag;
import software.amazon.awssdk.services.lakeformation.model.LFTagExpressionResource;
import software.amazon.awssdk.services.lakeformation.model.LFTagPolicyResource;
import software.amazon.awssdk.services.lakeformation.model.PrincipalResourcePermissions;
import software.amazon.awssdk.services.lakeformation.model.Resource;

/** Grants, with what the saved expressions of LF-tags say that they are by. */
final class GrantReader {
    private final Reading reading;
    private final LakeFormationClient lake;
    private final SortedMap<String, List<LFTag>> expressions = new TreeMap<>();

    GrantReader(Reading reading, LakeFormationClient lake) {
        this.reading = reading;
        this.lake = lake;
    }

    void grants() {
        lake.listPermissionsPaginator(request -> {}).stream()
                .flatMap(page -> page.principalResourcePermissions().stream())
                .forEach(this::grant);
    }

    private void grant(PrincipalResourcePermissions one) {
        String principal = Reading.who(one.principal());
        Target on = Target.of(one.resource(), saved(one.resource()), reading.account());
        Optional<String> condition = Optional.ofNullable(one.condition())
                .map(Condition::expression)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        one.permissionsAsStrings()
                .forEach(permission -> reading.add(new Grant(principal, on, permission, false, condition)));
        one.permissionsWithGrantOptionAsStrings()
                .forEach(permission -> reading.add(new Grant(principal, on, permission, true, condition)));
    }

    /** What a saved expression of the account's own says that a resource names, asked for once. */
    private List<LFTag> saved(Resource resource) {
        return Optional.ofNullable(resource.lfTagPolicy())
                .filter(policy -> isOwn(policy.catalogId()))
                .map(LFTagPolicyResource::expressionName)
                .or(() -> Optional.ofNullable(resource.lfTagExpression())
                        .filter(expression -> isOwn(expression.catalogId()))
                        .map(LFTagExpressionResource::name))
                .map(name -> expressions.computeIfAbsent(name, this::terms))
                .orElse(List.of());
    }

    private boolean isOwn(@Nullable String catalog) {
        return catalog == null || catalog.equals(reading.account());
    }

    private List<LFTag> terms(String expression) {
        List<LFTag> terms = new ArrayList<>();
        reading.part(
                Area.EXPRESSIONS,
                () -> terms.addAll(lake.getLFTagExpression(request -> request.name(expression))
                        .expression()));
        return terms;
    }
}
