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

/** A way to predict times from runs. */
enum Method {
    THROUGHPUT("T=b*D/n") {
        @Override
        Prediction from(List<MeasuredRun> runs, Machine machine) {
            return form(Form.THROUGHPUT, runs);
        }
    },
    AMDAHL("T=a+b*D/n") {
        @Override
        Prediction from(List<MeasuredRun> runs, Machine machine) {
            return form(Form.AMDAHL, runs);
        }
    },
    ERNEST4("Ernest 4") {
        @Override
        Prediction from(List<MeasuredRun> runs, Machine machine) {
            return form(Form.ERNEST4, runs);
        }
    },
    AMDAHL_AND_DATA("T=a+b*D/n+c*D") {
        @Override
        Prediction from(List<MeasuredRun> runs, Machine machine) {
            return form(Form.AMDAHL_AND_DATA, runs);
        }
    },
    ERNEST5("Ernest 5") {
        @Override
        Prediction from(List<MeasuredRun> runs, Machine machine) {
            return form(Form.ERNEST5, runs);
        }
    },
    POWER_LAW("power law") {
        @Override
        Prediction from(List<MeasuredRun> runs, Machine machine) {
            return PowerLaw.fit(runs);
        }
    },
    OURS("this model") {
        @Override
        Prediction from(List<MeasuredRun> runs, Machine machine) {
            Calibrated model = Calibrated.of(runs, machine, Traits.scan());
            return (nodes, gibibytes) ->
                    forecast(model, machine, nodes, gibibytes).medianSeconds();
        }
    };

    private final String label;

    Method(String label) {
        this.label = label;
    }

    /** Seconds on so many nodes for so much input. */
    @FunctionalInterface
    interface Prediction {
        double seconds(int nodes, double gibibytes);
    }

    abstract Prediction from(List<MeasuredRun> runs, Machine machine);

    String label() {
        return label;
    }

    static Forecast forecast(Calibrated model, Machine machine, int nodes, double gibibytes) {
        return model.forecast(new CoreNodes(machine, nodes), new Gibibytes(gibibytes));
    }

    private static Prediction form(Form form, List<MeasuredRun> runs) {
        return ErnestFit.of(form, runs, 0)::seconds;
    }
}
