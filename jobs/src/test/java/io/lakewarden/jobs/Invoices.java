package io.lakewarden.jobs;

/** Invoice lines as the feed writes them. */
public final class Invoices {
    public static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

    private Invoices() {}

    /** A good line. */
    public static String line(String invoice, String stockCode, int quantity, String price) {
        return invoice + "," + stockCode + ",A THING," + quantity + ",2011-03-21 10:00:00," + price
                + ",17850.0,United Kingdom";
    }
}
