package io.lakewarden.cost.runtime;

import java.util.List;

/** Which terms a fit has. */
public enum Form {
    /** Gigabytes an hour and node, as in a spreadsheet. */
    THROUGHPUT(0.35, Term.SHARE),
    /** Amdahl's law. */
    AMDAHL(0.20, Term.SHARE, Term.FIXED),
    /** Amdahl's law, with a part that grows with the data. */
    AMDAHL_AND_DATA(0.06, Term.SHARE, Term.FIXED, Term.DATA),
    /** Ernest's own. */
    ERNEST4(0.06, Term.SHARE, Term.FIXED, Term.TREE, Term.NODES),
    /** Ernest's own, with a part that grows with the data. */
    ERNEST5(0.06, Term.SHARE, Term.FIXED, Term.DATA, Term.TREE, Term.NODES);

    private final double usualSpread;
    private final List<Term> terms;

    Form(double usualSpread, Term... terms) {
        this.usualSpread = usualSpread;
        this.terms = List.of(terms);
    }

    /** The one whose terms these runs can tell apart: what they do not vary, they say nothing about. */
    public static Form carriedBy(List<MeasuredRun> runs) {
        if (runs.size() < 2) {
            return THROUGHPUT;
        }

        boolean hasSizes = runs.stream().map(MeasuredRun::input).distinct().count() > 1;
        boolean hasGrowth = runs.stream().map(MeasuredRun::nodes).distinct().count() > 2;
        if (runs.size() == 2 || !hasSizes && !hasGrowth) {
            return AMDAHL;
        }

        if (!hasGrowth) {
            return AMDAHL_AND_DATA;
        }

        return hasSizes ? ERNEST5 : ERNEST4;
    }

    List<Term> terms() {
        return terms;
    }

    /** Standard deviation of the logarithm of measured over predicted, as measured on sort and grep. */
    double usualSpread() {
        return usualSpread;
    }
}
