package io.lakewarden.infra.catalog;

import io.lakewarden.infra.frame.ConstructId;
import io.lakewarden.infra.frame.ConstructIds;
import io.lakewarden.infra.frame.PlatformStack;
import io.lakewarden.model.Zone;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.glue.CfnDatabase;
import software.amazon.awscdk.services.glue.CfnTable;
import software.constructs.Construct;

/** A database for each zone, and its tables as they were first created; nothing in the definition changes these again. */
public final class CatalogStack extends PlatformStack {
    private final CatalogProps props;
    private final ConstructIds ids = new ConstructIds();
    private final SortedMap<String, CfnDatabase> databases = new TreeMap<>();

    public CatalogStack(Construct scope, CatalogProps props) {
        super(scope, props.site(), "catalog", "Databases and Iceberg tables of the Glue catalog");
        this.props = props;
        requireRoom(
                props.site(),
                "catalog",
                props.site().platform().zones().size() + props.tables().size(),
                "move domains to a platform of their own, in another account");
        props.site().platform().zones().forEach(this::database);
        props.tables().forEach(this::table);
    }

    private void database(Zone zone) {
        CfnDatabase made = CfnDatabase.Builder.create(this, ConstructId.of(zone.name()) + "Database")
                .catalogId(Aws.ACCOUNT_ID)
                .databaseInput(CfnDatabase.DatabaseInputProperty.builder()
                        .name(zone.name())
                        .description(zone.description())
                        .locationUri(location(zone.name()))
                        // Left out it would be everybody's whom IAM allows.
                        .createTableDefaultPermissions(List.of())
                        .build())
                .build();
        made.applyRemovalPolicy(props.removal());
        databases.put(zone.name(), made);
    }

    private void table(FirstSchema schema) {
        String zone = schema.id().zone();
        String name = schema.id().name();
        CfnTable made = CfnTable.Builder.create(this, ids.of(schema.id().toString()) + "Table")
                .catalogId(Aws.ACCOUNT_ID)
                .databaseName(zone)
                .name(name)
                .openTableFormatInput(CfnTable.OpenTableFormatInputProperty.builder()
                        .icebergInput(IcebergTable.of(schema, location(zone) + "/" + name))
                        .build())
                .build();
        made.applyRemovalPolicy(props.removal());
        made.addResourceDependency(databases.get(zone));
    }

    private String location(String zone) {
        return "s3://" + props.site().bucket(zone) + "/" + zone;
    }
}
