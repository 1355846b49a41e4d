package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Platform;
import io.lakewarden.model.text.Spelling;
import java.util.List;
import java.util.Optional;

/** A dataset, or a column of one, as somebody names it: {@code gold.sales} or {@code gold.sales.net}. */
record Subject(Dataset dataset, Optional<Column> column) {
    static Subject of(Platform platform, String name, String option) {
        String[] parts = name.split("[.]", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw invalid(option, name, "zone.dataset or zone.dataset.column");
        }

        List<String> datasets = platform.datasets()
                .map(dataset -> dataset.id().toString())
                .sorted()
                .toList();
        Dataset dataset = platform.datasets()
                .filter(known -> known.id().toString().equals(parts[0] + "." + parts[1]))
                .findFirst()
                .orElseThrow(() -> invalid(
                        option,
                        name,
                        "a dataset of the definition; " + Spelling.remedy(parts[0] + "." + parts[1], datasets)));
        return new Subject(
                dataset, parts.length == 2 ? Optional.empty() : Optional.of(column(dataset, parts[2], option)));
    }

    private static Column column(Dataset dataset, String name, String option) {
        List<String> columns = dataset.columns().stream().map(Column::name).toList();
        return dataset.column(name)
                .orElseThrow(() -> invalid(
                        option,
                        dataset.id() + "." + name,
                        "a column of " + dataset.id() + "; " + Spelling.remedy(name, columns)));
    }

    /** For options that take whole datasets only. */
    void refuseColumn(String option) {
        column.ifPresent(one -> {
            throw invalid(option, dataset.id() + "." + one.name(), "a dataset without a column");
        });
    }

    private static CommandFailed invalid(String option, String got, String expected) {
        return CommandFailed.usage("Invalid " + option + ": got " + got + ", expected " + expected);
    }
}
