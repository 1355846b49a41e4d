package io.lakewarden.cli.bench;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.local.Installation;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.infra.BareAssembly;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long a synthesis takes, as whole processes: one environment and ten, with the library unpacked before and for the
 * first time, and plain apps in JavaScript and in Java with the same resources in the same library.
 */
public final class SynthBench {
    private static final int MANY = 10;
    private static final String MAIN = "io.lakewarden.cli.Main";

    private final Path work;
    private final Path cache;
    private final int repetitions;
    private final Consumer<String> progress;

    /**
     * Seconds of wall clock, the median where there are several.
     *
     * @param resources of one environment
     * @param one an environment, warm
     * @param many ten of them, warm
     * @param oneCold an environment, cold
     * @param plainOne JavaScript with as many resources as an environment
     * @param plainMany the same for ten
     * @param javaOne Java with as many resources as an environment, and with nothing else
     * @param javaMany the same for ten
     */
    public record Result(
            int resources,
            double one,
            double many,
            double oneCold,
            double plainOne,
            double plainMany,
            double javaOne,
            double javaMany) {
        /** How many times the plain app's time an environment takes, warm. */
        public double ratio() {
            return one / plainOne;
        }
    }

    public SynthBench(Path work, int repetitions, Consumer<String> progress) {
        this.work = work;
        this.cache = work.resolve("jsii");
        this.repetitions = repetitions;
        this.progress = progress;
    }

    /** Measures an environment of the definition in a folder, and ten copies of it in accounts of their own. */
    public Result run(Path definition, String environment) {
        Path copies = work.resolve("definition");
        copy(definition, copies, environment);
        progress.accept("One environment, cold");
        double oneCold = synthesis(copies, "--env", "bench0");
        progress.accept("One environment and ten, warm");
        double one = median(() -> synthesis(copies, "--env", "bench0"));
        double many = median(() -> synthesis(copies, "--all"));
        progress.accept("JavaScript");
        Path modules = modules();
        List<Path> assemblies = IntStream.range(0, MANY)
                .mapToObj(at -> copies.resolve("cdk.out").resolve("bench" + at))
                .toList();
        double plainOne = median(() -> plain(modules, assemblies.subList(0, 1)));
        double plainMany = median(() -> plain(modules, assemblies));
        progress.accept("Java");
        double javaOne = median(() -> bare(assemblies.subList(0, 1)));
        double javaMany = median(() -> bare(assemblies));
        return new Result(resources(assemblies.get(0)), one, many, oneCold, plainOne, plainMany, javaOne, javaMany);
    }

    /** Ten copies of one environment: its name and account are other ones in each. */
    private static void copy(Path from, Path to, String environment) {
        try {
            Path platform = from.resolve("platform");
            try (Stream<Path> files = Files.walk(platform)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path name = platform.relativize(file);
                    if (!name.startsWith("environments") || name.endsWith("local.yaml")) {
                        write(to.resolve("platform").resolve(name.toString()), Files.readString(file));
                    }
                }
            }

            write(to.resolve("tables.lock.json"), Files.readString(from.resolve("tables.lock.json")));
            String one = Files.readString(platform.resolve("environments").resolve(environment + ".yaml"));
            for (int at = 0; at < MANY; at++) {
                String text = one.replaceAll("\\b" + environment + "\\b", "bench" + at)
                        .replaceAll("account: *\"\\d{12}\"", "account: \"90000000000" + at + "\"");
                write(to.resolve("platform/environments/bench" + at + ".yaml"), text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        StateFolder.write(file, text);
    }

    private double synthesis(Path folder, String... which) {
        List<String> arguments =
                new ArrayList<>(List.of(MAIN, "synth", "--on", "2026-01-01", "--dir", folder.toString()));
        arguments.addAll(List.of(which));
        return java(arguments);
    }

    private double bare(List<Path> assemblies) {
        List<String> arguments = new ArrayList<>(
                List.of(BareAssembly.class.getName(), work.resolve("bare").toString()));
        assemblies.forEach(assembly -> arguments.add(assembly.toString()));
        return java(arguments);
    }

    /** As this process was started. */
    private double java(List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(Installation.current().java().toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(arguments);
        return seconds(command, Map.of("JSII_RUNTIME_PACKAGE_CACHE_ROOT", cache.toString()));
    }

    private double plain(Path modules, List<Path> assemblies) {
        List<String> command = new ArrayList<>(List.of("node", script().toString()));
        command.add(work.resolve("plain").toString());
        assemblies.forEach(assembly -> command.add(assembly.toString()));
        return seconds(command, Map.of("NODE_PATH", modules.toString()));
    }

    private Path script() {
        try (InputStream script = SynthBench.class.getResourceAsStream("synth-baseline.js")) {
            Path file = work.resolve("synth-baseline.js");
            Files.write(file, script.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The library as a synthesis unpacked it (under name, version and hash), by the names that JavaScript looks for. */
    private Path modules() {
        Path modules = work.resolve("node_modules");
        try (Stream<Path> files = Files.find(cache, 5, (file, any) -> file.endsWith("package.json"))) {
            for (Path manifest : files.toList()) {
                Path content = manifest.getParent();
                Path name = cache.relativize(content).resolve("../..").normalize();
                boolean own = name.getNameCount() == (name.startsWith("@aws-cdk") ? 2 : 1);
                Path link = modules.resolve(name.toString());
                if (own && !Files.exists(link)) {
                    Files.createDirectories(link.getParent());
                    Files.createSymbolicLink(link, content);
                }
            }

            return modules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int resources(Path assembly) {
        try (Stream<Path> files = Files.list(assembly)) {
            int resources = 0;
            for (Path file : files.filter(name -> name.toString().endsWith(".template.json"))
                    .toList()) {
                resources += Json.read(Files.readString(file)).path("Resources").size();
            }

            return resources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double median(DoubleSupplier run) {
        double[] times = IntStream.range(0, repetitions)
                .mapToDouble(any -> run.getAsDouble())
                .sorted()
                .toArray();
        return times[times.length / 2];
    }

    private double seconds(List<String> command, Map<String, String> environment) {
        Path log = work.resolve("log.txt");
        ProcessBuilder building =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        building.environment().putAll(environment);
        building.environment().put("CDK_VALIDATION", "false");
        long start = System.nanoTime();
        try {
            int exit = building.start().waitFor();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (exit != 0) {
                throw CommandFailed.because(
                        "Cannot measure: " + command.get(0) + " ended with " + exit + "; " + log + " says why");
            }

            return seconds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailed.because("Interrupted");
        }
    }
}
