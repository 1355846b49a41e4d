package io.lakewarden.cli;

import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.local.Progress;
import io.lakewarden.cli.local.RunOutcome;
import io.lakewarden.cli.worker.WorkerProtocol.Reply;
import io.lakewarden.jobs.catalogue.BundledJob;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Tells how runs go: a bar for a person who watches, a line a run for a log. */
final class ProgressLines implements Progress, AutoCloseable {
    private final Console console;
    private final int total;
    private @Nullable ProgressBar bar;
    private int done;
    private int unchanged;
    private long rows;

    ProgressLines(Console console, int total) {
        this.console = console;
        this.total = total;
    }

    @Override
    public void begins(String what) {
        console.progress(what);
    }

    @Override
    public void stepBegins(String pipeline, String date, String step, int attempt) {
        if (console.interactive()) {
            bar(pipeline).setExtraMessage(date + "  " + step + (attempt > 1 ? " (attempt " + attempt + ")" : ""));
        }
    }

    @Override
    public void stepEnds(String pipeline, String date, String step, Reply reply, Duration took) {
        if (reply.ok()) {
            rows += isIngest(reply) ? reply.result().path("rowsOut").asLong() : 0;
        } else {
            say(String.format(
                    Locale.ROOT,
                    "%s %s  %s failed after %.1f s: %s",
                    pipeline,
                    date,
                    step,
                    took.toMillis() / 1000.0,
                    reply.message()));
        }
    }

    @Override
    public void runEnds(RunOutcome outcome) {
        done++;
        if (console.interactive()) {
            bar(outcome.pipeline()).stepTo(done + unchanged);
        } else {
            say(String.format(
                    Locale.ROOT,
                    "%s %s  [%d/%d]  %s  %,d rows  %.1f s",
                    outcome.pipeline(),
                    outcome.date(),
                    done + unchanged,
                    total,
                    outcome.succeeded() ? "succeeded" : "failed",
                    rows,
                    outcome.seconds()));
        }

        rows = 0;
    }

    @Override
    public void nothingNew(String pipeline, String date) {
        unchanged++;
    }

    /** What a run took in is what its job that reads landing kept. */
    private static boolean isIngest(Reply reply) {
        return BundledJob.named(reply.result().path("job").asText())
                .filter(BundledJob::readsLanding)
                .isPresent();
    }

    private void say(String line) {
        if (bar != null) {
            bar.pause();
        }

        console.progress(line);
        if (bar != null) {
            bar.resume();
        }
    }

    private ProgressBar bar(String pipeline) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(pipeline)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setUnit(" days", 1)
                    .build();
        }

        return bar;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
