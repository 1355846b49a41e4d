package io.lakewarden.security.lakeformation.evaluator;

import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.DatasetId;
import io.lakewarden.security.lakeformation.DataCellsFilter;
import io.lakewarden.security.lakeformation.LakeFormation;
import io.lakewarden.security.lakeformation.Permission;
import io.lakewarden.security.lakeformation.PrincipalPermissions;
import io.lakewarden.security.lakeformation.RegisteredLocation;
import io.lakewarden.security.lakeformation.Resource;
import io.lakewarden.security.lakeformation.Settings;
import io.lakewarden.security.lakeformation.TagAssociation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A Lake Formation with one table, gold.sales of country, amount and day, to which a test adds what it is about. */
final class State {
    static final DatasetId SALES = DatasetId.of("gold.sales");
    static final Resource TABLE = new Resource.Table(SALES);
    static final String ACCOUNT = "111111111111";
    static final String ADMINISTRATOR = "administrator";

    private final List<PrincipalPermissions> permissions = new ArrayList<>();
    private final List<DataCellsFilter> filters = new ArrayList<>();
    private final List<TagAssociation> associations = new ArrayList<>();
    private List<RegisteredLocation> locations =
            List.of(new RegisteredLocation("arn:${AWS::Partition}:s3:::lake/gold", "registration", false));
    private boolean fullTable = true;
    private List<String> filteringAccounts = List.of(ACCOUNT);

    State grant(String principal, Resource resource, Permission... granted) {
        permissions.add(new PrincipalPermissions(principal, resource, new TreeSet<>(List.of(granted))));
        return this;
    }

    State filter(String name, List<String> columns, String rows) {
        filters.add(new DataCellsFilter(SALES, name, columns, Optional.of(rows).filter(text -> !text.isEmpty())));
        return this;
    }

    State tag(Resource resource, String key, String value) {
        associations.add(new TagAssociation(resource, key, value));
        return this;
    }

    State locations(RegisteredLocation... some) {
        locations = List.of(some);
        return this;
    }

    State withoutFullTableAccess() {
        fullTable = false;
        return this;
    }

    State withoutFiltering() {
        filteringAccounts = List.of();
        return this;
    }

    LakeFormationEvaluator evaluator() {
        Settings settings = new Settings(
                List.of(ADMINISTRATOR),
                true,
                filteringAccounts,
                fullTable,
                List.of("Amazon EMR"),
                List.of(),
                List.of());
        LakeFormation state = new LakeFormation(
                "dev",
                ACCOUNT,
                "eu-west-1",
                LocalDate.EPOCH,
                settings,
                locations,
                List.of(),
                associations,
                filters,
                permissions,
                List.of(),
                List.of(),
                0);
        return new LakeFormationEvaluator(
                state,
                new Catalog(new TreeMap<>(Map.of(
                        SALES, List.of(column("country", "string"), column("amount", "int"), column("day", "date"))))));
    }

    Sight sight(String principal) {
        return evaluator().sight(principal, SALES, Job.FILTERING);
    }

    Sight job(String principal) {
        return evaluator().sight(principal, SALES, Job.FULL_TABLE);
    }

    private static Column column(String name, String type) {
        return new Column(name, ColumnType.of(type), false, List.of(), "");
    }
}
