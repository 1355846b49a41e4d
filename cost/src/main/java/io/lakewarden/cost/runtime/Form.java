package io.lakewarden.cost.runtime;

import io.lakewarden.model.Gibibytes;
import java.util.List;

/** Which terms a fit has. */
public enum Form {
    /** Gigabytes an hour and node, as in a spreadsheet. */
    THROUGHPUT(0.35, Term.SHARE),
    /** Amdahl's law. */
    AMDAHL(0.15, Term.SHARE, Term.FIXED),
    /** Amdahl's law, with a part that grows with the data. */
    AMDAHL_AND_DATA(0.10, Term.SHARE, Term.FIXED, Term.DATA),
    /** Ernest's own. */
    ERNEST4(0.10, Term.SHARE, Term.FIXED, Term.TREE, Term.NODES),
    /** Ernest's own, with a part that grows with the data. */
    ERNEST5(0.10, Term.SHARE, Term.FIXED, Term.DATA, Term.TREE, Term.NODES);

    private final double usualSpread;
    private final List<Term> terms;

    Form(double usualSpread, Term... terms) {
        this.usualSpread = usualSpread;
        this.terms = List.of(terms);
    }

    /** The one that so many runs can carry. */
    public static Form carriedBy(List<MeasuredRun> runs) {
        if (runs.size() < 2) {
            return THROUGHPUT;
        }

        if (runs.size() == 2) {
            return AMDAHL;
        }

        long sizes = runs.stream().map(MeasuredRun::input).mapToDouble(Gibibytes::value).distinct().count();
        return sizes == 1 ? ERNEST4 : ERNEST5;
    }

    List<Term> terms() {
        return terms;
    }

    /** Standard deviation of the logarithm of measured over predicted, as measured on sort and grep. */
    double usualSpread() {
        return usualSpread;
    }
}
