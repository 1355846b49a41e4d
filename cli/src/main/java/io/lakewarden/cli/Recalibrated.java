package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.recalibration.Recalibration;
import io.lakewarden.cost.recalibration.RecalibrationJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The committed file in which the last bill of an environment corrects its estimates. */
final class Recalibrated {
    private Recalibrated() {}

    static Path file(Path home, String environment) {
        return home.resolve("platform").resolve("backtests").resolve(environment + ".json");
    }

    /** The estimator with the file's factors, or as it is where there is no file. */
    static Estimator by(Path home, String environment, Estimator estimator) {
        return of(home, environment).map(estimator::recalibrated).orElse(estimator);
    }

    /** What the file says; empty where there is none. */
    static Optional<Recalibration> of(Path home, String environment) {
        Path file = file(home, environment);
        if (!Files.exists(file)) {
            return Optional.empty();
        }

        try {
            return Optional.of(RecalibrationJson.read(Files.readString(file)));
        } catch (IllegalArgumentException e) {
            throw CommandFailed.because("Cannot read platform/backtests/" + environment + ".json: " + e.getMessage()
                    + "; write it again with cost backtest --write, or delete it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
