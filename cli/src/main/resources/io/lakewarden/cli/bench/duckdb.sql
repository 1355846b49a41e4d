SET preserve_insertion_order = false;
CREATE TABLE raw AS
SELECT * FROM read_csv(${parts}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', filename = true);
COPY raw TO '${out}/invoices_raw.parquet' (FORMAT parquet, COMPRESSION zstd);
CREATE TABLE classified AS
WITH distinct_lines AS (
    SELECT InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country,
           count(*) AS copies, min(filename) AS source_file
    FROM raw GROUP BY ALL
), typed AS (
    SELECT *,
           CASE WHEN regexp_full_match(Quantity, '[+-]?\d+') THEN TRY_CAST(Quantity AS INTEGER) END AS quantity_number,
           TRY_CAST(UnitPrice AS DECIMAL(18, 4)) AS price,
           TRY_STRPTIME(InvoiceDate, '%Y-%m-%d %H:%M:%S') AS invoice_time,
           TRY_CAST(regexp_replace(CustomerID, '\.0$', '') AS INTEGER) AS customer
    FROM distinct_lines
)
SELECT *,
       CASE WHEN quantity_number IS NULL OR price IS NULL
                 OR (invoice_time IS NULL AND coalesce(trim(InvoiceDate), '') <> '')
                 OR (customer IS NULL AND coalesce(trim(CustomerID), '') <> '') THEN 'UNPARSABLE'
            WHEN coalesce(trim(InvoiceNo), '') = '' OR coalesce(trim(StockCode), '') = '' OR invoice_time IS NULL
                 THEN 'KEY_MISSING'
            WHEN quantity_number < 0 AND NOT starts_with(InvoiceNo, 'C') THEN 'NEGATIVE_WITHOUT_CANCELLATION'
            WHEN price <= 0 THEN 'PRICE_NOT_POSITIVE' END AS reason
FROM typed;
CREATE TABLE lines AS
SELECT source_file, InvoiceNo AS invoice_no, starts_with(InvoiceNo, 'C') AS is_cancellation, StockCode AS stock_code,
       Description AS description, quantity_number AS quantity, timezone('Europe/London', invoice_time) AS invoice_time,
       price AS unit_price, quantity_number * price AS amount, customer AS customer_id, Country AS country
FROM classified WHERE reason IS NULL;
COPY lines TO '${out}/invoice_lines.parquet' (FORMAT parquet, COMPRESSION zstd);
COPY (SELECT * FROM classified WHERE reason IS NOT NULL) TO '${out}/quarantine.parquet' (FORMAT parquet, COMPRESSION zstd);
CREATE TABLE countries AS SELECT * FROM read_csv(${countries}, header = true, all_varchar = true);
COPY (
    SELECT l.country, coalesce(c.region, 'Unknown') AS region,
           count(DISTINCT invoice_no) FILTER (NOT is_cancellation) AS invoices, count(*) AS lines, sum(quantity) AS units,
           coalesce(sum(amount) FILTER (NOT is_cancellation), 0) AS gross,
           coalesce(sum(amount) FILTER (is_cancellation), 0) AS returns, sum(amount) AS net
    FROM lines l LEFT JOIN countries c ON c.country = l.country GROUP BY ALL
) TO '${out}/sales_by_day.parquet' (FORMAT parquet, COMPRESSION zstd);
COPY (
    SELECT customer_id, country, invoice_no, count(*) AS lines,
           coalesce(sum(amount) FILTER (NOT is_cancellation), 0) AS gross,
           coalesce(sum(amount) FILTER (is_cancellation), 0) AS returns, sum(amount) AS net
    FROM lines GROUP BY ALL
) TO '${out}/customer_invoices.parquet' (FORMAT parquet, COMPRESSION zstd);
