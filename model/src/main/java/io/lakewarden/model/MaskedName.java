package io.lakewarden.model;

/** How tables are called that hold a dataset's rows with masks applied; no dataset is called so. */
public final class MaskedName {
    /** What fits every such name, {@code *} for whatever stands there. */
    public static final String ANY = "*_masked_*";

    /** The longest name of a dataset that leaves room for that of its masked tables. */
    public static final int LONGEST = 112;

    private static final String MARK = "_masked_";

    private MaskedName() {}

    /** The name of one of them; the digest, of eight digits, tells which. */
    public static DatasetId of(DatasetId dataset, String digest) {
        return new DatasetId(dataset.zone(), dataset.name() + MARK + digest);
    }

    /** What fits the table names of a dataset's masked tables alone, {@code *} for the digest. */
    public static String pattern(DatasetId dataset) {
        return dataset.name() + MARK + "*";
    }

    /** Whether a dataset is called like one. */
    public static boolean isTaken(DatasetId dataset) {
        return dataset.name().contains(MARK);
    }
}
