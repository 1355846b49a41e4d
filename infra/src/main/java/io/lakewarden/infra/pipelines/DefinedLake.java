package io.lakewarden.infra.pipelines;

import io.lakewarden.jobs.catalogue.LakeContract;
import io.lakewarden.jobs.catalogue.MaskedTable;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.security.lakeformation.MaskedTables;

/** What a definition says to its jobs, the same on a cluster and on this machine. */
public final class DefinedLake {
    private DefinedLake() {}

    /** Its tables, and those that hold others' rows masked. */
    public static LakeContract contract(CheckedPlatform checked) {
        return new LakeContract(
                checked.platform().datasets().toList(),
                MaskedTables.of(checked).stream()
                        .map(table -> new MaskedTable(table.id(), table.dataset(), table.masks()))
                        .toList());
    }
}
