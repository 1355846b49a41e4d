package io.lakewarden.cli;

import io.lakewarden.cli.bench.SynthBench;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.console.TextTable;
import io.lakewarden.cli.local.StateFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a synthesis takes. */
@Command(
        name = "synth",
        description = {
            "Synthesize an environment, and ten copies of it.",
            "Tells seconds, beside plain CDK apps in JavaScript and in Java with the same resources."
        })
final class SynthBenchVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private AwsEnvironment where;

    @Option(names = "--repetitions", paramLabel = "N", description = "Measured runs, 1 to 100 (default: 3).")
    private int repetitions = 3;

    @Override
    public Integer call() {
        if (repetitions < 1 || repetitions > 100) {
            throw CommandFailed.usage("Invalid --repetitions: got " + repetitions + ", expected 1 to 100");
        }

        NodeProgram.required();
        String environment =
                where.of(DefinitionCheck.required(console).platform()).name();
        Path work = console.dir().resolve(".lakewarden/bench-synth");
        StateFolder.remove(work);
        new StateFolder(work).create();
        SynthBench.Result result = new SynthBench(work, repetitions, console::progress).run(console.dir(), environment);
        StateFolder.remove(work);
        console.line(environment + ", " + result.resources() + " resources, "
                + Runtime.getRuntime().availableProcessors() + " cores, median of " + repetitions);
        console.line(TextTable.of(
                List.of("seconds", "one environment", "ten"),
                List.of(
                        List.of("warm", seconds(result.one()), seconds(result.many())),
                        List.of("cold, the library unpacked first", seconds(result.oneCold()), ""),
                        List.of("plain JavaScript", seconds(result.plainOne()), seconds(result.plainMany())),
                        List.of("plain Java", seconds(result.javaOne()), seconds(result.javaMany())),
                        List.of(
                                "warm, of Java's",
                                seconds(result.one() / result.javaOne()),
                                seconds(result.many() / result.javaMany())),
                        List.of(
                                "warm, of JavaScript's",
                                seconds(result.ratio()),
                                seconds(result.many() / result.plainMany())))));
        console.result(Json.tree(result));
        return ExitCode.OK.code();
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds);
    }
}
