package io.lakewarden.infra.catalog;

import io.lakewarden.infra.frame.Site;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;

/**
 * What the catalog is made from.
 *
 * @param site where
 * @param tables each as it was first created
 * @param removal what becomes of tables that leave the template
 */
public record CatalogProps(Site site, List<FirstSchema> tables, RemovalPolicy removal) {
    public CatalogProps {
        tables = List.copyOf(tables);
    }
}
