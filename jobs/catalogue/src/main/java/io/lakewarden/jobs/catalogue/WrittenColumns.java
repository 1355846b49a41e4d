package io.lakewarden.jobs.catalogue;

import io.lakewarden.model.ColumnType;
import io.lakewarden.model.DatasetId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The columns that the bundled jobs write, in the order in which they do. */
public final class WrittenColumns {
    private static final SortedMap<DatasetId, List<WrittenColumn>> BY_DATASET = byDataset();

    private WrittenColumns() {}

    /** The columns of a dataset; none for one that no bundled job writes. */
    public static List<WrittenColumn> of(DatasetId dataset) {
        return BY_DATASET.getOrDefault(dataset, List.of());
    }

    private static SortedMap<DatasetId, List<WrittenColumn>> byDataset() {
        SortedMap<DatasetId, List<WrittenColumn>> columns = new TreeMap<>();
        columns.put(
                DatasetId.of("bronze.invoices_raw"),
                read(
                        """
                        run_date date
                        source_file string
                        line_number bigint
                        invoice_no string
                        stock_code string
                        description string
                        quantity string
                        invoice_date string
                        unit_price string
                        customer_id string
                        country string
                        field_count int
                        surplus string
                        truncated boolean
                        """));
        columns.put(
                DatasetId.of("silver.invoice_lines"),
                read(
                        """
                        run_date date
                        source_file string
                        line_number bigint
                        invoice_no string
                        is_cancellation boolean
                        stock_code string
                        description string
                        quantity int
                        invoice_time timestamp
                        unit_price decimal(18,4)
                        amount decimal(28,4)
                        customer_id int
                        country string
                        """));
        columns.put(
                DatasetId.of("silver.invoice_lines_quarantine"),
                read(
                        """
                        run_date date
                        source_file string
                        line_number bigint
                        reason string
                        detail string
                        invoice_no string
                        stock_code string
                        description string
                        quantity string
                        invoice_date string
                        unit_price string
                        customer_id string
                        country string
                        surplus string
                        """));
        columns.put(
                DatasetId.of("silver.dim_calendar"),
                read(
                        """
                        day date
                        year int
                        quarter int
                        month int
                        iso_week int
                        day_of_week int
                        is_weekend boolean
                        """));
        columns.put(
                DatasetId.of("silver.dim_country"),
                read(
                        """
                        country string
                        iso_code string
                        region string
                        """));
        columns.put(
                DatasetId.of("gold.sales_by_day"),
                read(
                        """
                        run_date date
                        country string
                        region string
                        year int
                        quarter int
                        month int
                        iso_week int
                        is_weekend boolean
                        invoices bigint
                        lines bigint
                        units bigint
                        gross decimal(38,4)
                        returns decimal(38,4)
                        net decimal(38,4)
                        """));
        columns.put(
                DatasetId.of("gold.customer_invoices"),
                read(
                        """
                        run_date date
                        customer_id int
                        country string
                        invoice_no string
                        lines bigint
                        gross decimal(38,4)
                        returns decimal(38,4)
                        net decimal(38,4)
                        """));
        return Collections.unmodifiableSortedMap(columns);
    }

    private static List<WrittenColumn> read(String lines) {
        return lines.lines()
                .map(line -> line.split(" "))
                .map(words -> new WrittenColumn(words[0], ColumnType.of(words[1])))
                .toList();
    }
}
