package io.lakewarden.cost.bench;

import io.lakewarden.cost.runtime.Calibrated;
import io.lakewarden.cost.runtime.CoreNodes;
import io.lakewarden.cost.runtime.ErnestFit;
import io.lakewarden.cost.runtime.Forecast;
import io.lakewarden.cost.runtime.Form;
import io.lakewarden.cost.runtime.Machine;
import io.lakewarden.cost.runtime.MeasuredRun;
import io.lakewarden.cost.runtime.Traits;
import io.lakewarden.model.Gibibytes;
import java.util.List;
import java.util.function.BiFunction;

/** A way to predict times from runs. */
enum Method {
    THROUGHPUT("T=b*D/n", form(Form.THROUGHPUT)),
    AMDAHL("T=a+b*D/n", form(Form.AMDAHL)),
    ERNEST4("Ernest 4", form(Form.ERNEST4)),
    AMDAHL_AND_DATA("T=a+b*D/n+c*D", form(Form.AMDAHL_AND_DATA)),
    ERNEST5("Ernest 5", form(Form.ERNEST5)),
    POWER_LAW("power law", (runs, machine) -> PowerLaw.fit(runs)),
    OURS("this model", (runs, machine) -> {
        Calibrated model = Calibrated.of(runs, machine, Traits.scan());
        return (nodes, gibibytes) -> forecast(model, machine, nodes, gibibytes).medianSeconds();
    });

    private final String label;
    private final BiFunction<List<MeasuredRun>, Machine, Prediction> fit;

    Method(String label, BiFunction<List<MeasuredRun>, Machine, Prediction> fit) {
        this.label = label;
        this.fit = fit;
    }

    /** Seconds on so many nodes for so much input. */
    @FunctionalInterface
    interface Prediction {
        double seconds(int nodes, double gibibytes);
    }

    Prediction from(List<MeasuredRun> runs, Machine machine) {
        return fit.apply(runs, machine);
    }

    String label() {
        return label;
    }

    static Forecast forecast(Calibrated model, Machine machine, int nodes, double gibibytes) {
        return model.forecast(new CoreNodes(machine, nodes), new Gibibytes(gibibytes));
    }

    private static BiFunction<List<MeasuredRun>, Machine, Prediction> form(Form form) {
        return (runs, machine) -> ErnestFit.of(form, runs, 0)::seconds;
    }
}
