package io.lakewarden.security.lakeformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.DatasetId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** As much as Lake Formation takes, and one more. */
class QuotaCheckTest {
    private static final DatasetId SALES = DatasetId.of("gold.sales");

    @Test
    void takesThirtyAdministrators() {
        assertThat(exceeded(administrators(30))).isEmpty();
        assertThat(exceeded(administrators(31))).containsExactly("31 administrators of 30");
    }

    @Test
    void takesAHundredFiltersOfAPrincipalOnATable() {
        assertThat(exceeded(Stream.concat(filters("ana", 100), filters("ben", 100))))
                .isEmpty();
        assertThat(exceeded(filters("ana", 101))).containsExactly("101 grants of Filter of ana on gold.sales of 100");
    }

    @Test
    void takesFiftyTagPoliciesOfAPrincipalForEachKind() {
        assertThat(exceeded(Stream.concat(policies(50), databases(50)))).isEmpty();
        assertThat(exceeded(Stream.concat(policies(51), databases(51))))
                .containsExactly("51 grants of TaggedDatabases of ana of 50", "51 grants of TaggedTables of ana of 50");
    }

    @Test
    void takesExpressionsOfNineHundredBytes() {
        List<String> fitting = values(25, 20);
        List<String> longer = values(25, 21);

        assertThat(Quotas.expressionBytes("dev:part", fitting)).isEqualTo(900);
        assertThat(exceeded(expression(fitting))).isEmpty();
        assertThat(exceeded(expression(longer))).containsExactly("925 bytes in an expression of 900");
        assertThat(exceeded(expression(values(51, 2))))
                .containsExactly("51 values in an expression of 50", "918 bytes in an expression of 900");
    }

    @Test
    void takesAThousandShortValuesOfATagAndOneOfThemOnAResource() {
        assertThat(exceeded(state(tag(1000, 10), List.of(on("a"))))).isEmpty();
        assertThat(exceeded(state(tag(1001, 10), List.of()))).containsExactly("1001 values of dev:part of 1000");
        assertThat(exceeded(state(tag(1, 51), List.of())))
                .singleElement()
                .asString()
                .startsWith("51 characters of ");
        assertThat(exceeded(state(tag(1, 10), List.of(on("a"), on("b")))))
                .containsExactly("two values of a tag on gold.sales");
    }

    private static List<String> exceeded(Stream<PrincipalPermissions> grants) {
        return exceeded(state(List.of(), grants.toList(), List.of(), List.of()));
    }

    private static List<String> exceeded(LakeFormation state) {
        return QuotaCheck.exceeded(state);
    }

    private static LakeFormation administrators(int many) {
        return state(strings(many, 4), List.of(), List.of(), List.of());
    }

    private static Stream<PrincipalPermissions> filters(String who, int many) {
        return strings(many, 4).stream().map(name -> grant(who, new Resource.Filter(SALES, name)));
    }

    private static Stream<PrincipalPermissions> policies(int many) {
        return strings(many, 4).stream()
                .map(name -> grant("ana", new Resource.TaggedTables("dev:part", List.of(name))));
    }

    private static Stream<PrincipalPermissions> databases(int many) {
        return strings(many, 4).stream()
                .map(name -> grant("ana", new Resource.TaggedDatabases("dev:part", List.of(name))));
    }

    private static Stream<PrincipalPermissions> expression(List<String> values) {
        return Stream.of(grant("ana", new Resource.TaggedTables("dev:part", values)));
    }

    private static PrincipalPermissions grant(String who, Resource resource) {
        return PrincipalPermissions.of(who, resource, Set.of(Permission.SELECT));
    }

    private static List<LfTag> tag(int many, int characters) {
        return List.of(new LfTag("dev:part", strings(many, characters)));
    }

    private static TagAssociation on(String value) {
        return new TagAssociation(new Resource.Table(SALES), "dev:part", value);
    }

    private static LakeFormation state(List<LfTag> tags, List<TagAssociation> associations) {
        return state(List.of(), List.of(), tags, associations);
    }

    private static List<String> values(int many, int characters) {
        return strings(many, characters);
    }

    private static List<String> strings(int many, int characters) {
        return new ArrayList<>(IntStream.range(0, many)
                .mapToObj(number -> String.format("%0" + characters + "d", number))
                .toList());
    }

    private static LakeFormation state(
            List<String> administrators,
            List<PrincipalPermissions> grants,
            List<LfTag> tags,
            List<TagAssociation> associations) {
        return new LakeFormation(
                "dev",
                "111111111111",
                "eu-west-1",
                LocalDate.EPOCH,
                new Settings(administrators, true, List.of(), true, List.of(), List.of(), List.of()),
                List.of(),
                tags,
                associations,
                List.of(new DataCellsFilter(SALES, "rows", List.of(), Optional.of("a = 'x'"))),
                grants,
                List.of(),
                List.of(),
                0);
    }
}
