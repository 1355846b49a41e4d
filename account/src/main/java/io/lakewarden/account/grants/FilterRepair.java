package io.lakewarden.account.grants;

import io.lakewarden.account.grants.Change.Phase;
import io.lakewarden.account.grants.Entry.CellsFilter;
import java.util.List;
import software.amazon.awssdk.services.lakeformation.model.DataCellsFilter;

/** Data cells filters. */
record FilterRepair(Gap gap) {
    RepairPart part() {
        RepairPart part = new RepairPart();
        for (CellsFilter one : gap.missing(CellsFilter.class)) {
            List<String> absent = gap.absent(Target.table(one.table()));
            if (!absent.isEmpty()) {
                part.leave("filter " + one.about(), absent);
            } else if (gap.isThere(one)) {
                part.add(
                        Phase.CHANGE_FILTERS,
                        "change filter " + one.about() + " to " + one.value(),
                        client -> client.updateDataCellsFilter(request -> request.tableData(filter(one))));
            } else {
                part.add(
                        Phase.CREATE_FILTERS,
                        "create filter " + one.about() + ": " + one.value(),
                        client -> client.createDataCellsFilter(request -> request.tableData(filter(one))));
            }
        }

        gap.gone(CellsFilter.class)
                .forEach(one -> part.add(
                        Phase.DELETE_FILTERS,
                        "delete filter " + one.about(),
                        client -> client.deleteDataCellsFilter(request -> request.tableCatalogId(account())
                                .databaseName(one.table().database())
                                .tableName(one.table().name())
                                .name(one.name()))));
        return part;
    }

    private String account() {
        return gap.desired().estate().account();
    }

    private DataCellsFilter filter(CellsFilter one) {
        DataCellsFilter.Builder filter = DataCellsFilter.builder()
                .tableCatalogId(account())
                .databaseName(one.table().database())
                .tableName(one.table().name())
                .name(one.name())
                .rowFilter(rows ->
                        one.rows().ifPresentOrElse(rows::filterExpression, () -> rows.allRowsWildcard(any -> {})));
        return one.columns().isEmpty()
                ? filter.columnWildcard(any -> {}).build()
                : filter.columnNames(one.columns()).build();
    }
}
