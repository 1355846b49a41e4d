package io.lakewarden.cost.figures;

import java.util.List;

/** The regions that the collected figures cover, some of them from others'. */
final class Regions {
    /** The one with a whole list. */
    static final String HOME = "us-east-1";

    /** Those whose prices are filled up from {@link #HOME}, marked as derived. */
    static final List<String> OTHERS = List.of("eu-south-2", "eu-west-1", "sa-east-1");

    private Regions() {}
}
