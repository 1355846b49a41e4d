package io.lakewarden.security.lakeformation;

import java.util.List;

/**
 * The settings of Lake Formation: one of these per account and region.
 *
 * @param administrators who may grant, sorted
 * @param externalDataFiltering whether engines outside Lake Formation may filter, as EMR does
 * @param externalDataFilteringAccounts whose engines
 * @param fullTableExternalDataAccess whether who reads a whole table gets its files
 * @param authorizedSessionTagValues what a session must say of itself to filter
 * @param createDatabaseDefaultPermissions to everyone whom IAM allows, on new databases
 * @param createTableDefaultPermissions the same on new tables
 */
public record Settings(
        List<String> administrators,
        boolean externalDataFiltering,
        List<String> externalDataFilteringAccounts,
        boolean fullTableExternalDataAccess,
        List<String> authorizedSessionTagValues,
        List<Permission> createDatabaseDefaultPermissions,
        List<Permission> createTableDefaultPermissions) {
    public Settings {
        administrators = administrators.stream().sorted().toList();
        externalDataFilteringAccounts = List.copyOf(externalDataFilteringAccounts);
        authorizedSessionTagValues = List.copyOf(authorizedSessionTagValues);
        createDatabaseDefaultPermissions = List.copyOf(createDatabaseDefaultPermissions);
        createTableDefaultPermissions = List.copyOf(createTableDefaultPermissions);
    }
}
