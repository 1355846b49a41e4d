package io.lakewarden.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.worker.WorkerProtocol;
import io.lakewarden.cli.worker.WorkerProtocol.Hello;
import io.lakewarden.cli.worker.WorkerProtocol.Reply;
import io.lakewarden.cli.worker.WorkerProtocol.Request;
import io.lakewarden.infra.pipelines.DefinedLake;
import io.lakewarden.jobs.call.RunDate;
import io.lakewarden.jobs.catalogue.LakeContract;
import io.lakewarden.jobs.catalogue.LakeContractJson;
import io.lakewarden.jobs.catalogue.tuning.Tuning;
import io.lakewarden.jobs.failure.JobFailed;
import io.lakewarden.model.Compute;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Platform;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.security.access.Access;
import io.lakewarden.stepfunctions.asl.StateMachine;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import io.lakewarden.stepfunctions.compile.PipelineCompiler;
import io.lakewarden.stepfunctions.compile.Placeholder;
import io.lakewarden.stepfunctions.local.Execution;
import io.lakewarden.stepfunctions.local.ExecutionName;
import io.lakewarden.stepfunctions.local.Interpreter;
import io.lakewarden.stepfunctions.local.Substitutions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A checked definition, running on this machine: its pipelines' state machines are interpreted as they would be
 * deployed, and their steps run in one warm worker per service account. Hold the {@link WriteLock} around it.
 */
public final class LocalPlatform implements AutoCloseable {
    /**
     * Small days, one after the other: the quick compiler, with room for all the code that Spark generates and for what
     * a query leaves behind. Measured on two cores against the defaults of these sizes, a day takes two thirds.
     */
    private static final List<String> WORKER_JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=240m",
            "-Xms800m",
            "-Xmn400m",
            "-XX:+ExitOnOutOfMemoryError");

    private static final int MOST_ROWS = 100_000;

    private final Installation installation;
    private final StateFolder state;
    private final Environment environment;
    private final Ledger ledger;
    private final Progress progress;
    private final Interference interference;
    private final String contract;
    private final String jobs;
    private final Path policies;
    private final List<StorageGrant> storageGrants;
    private final Map<String, Worker> workers = new TreeMap<>();
    private Optional<LakeStorage> storage = Optional.empty();

    /** Nothing starts before the first run. */
    public LocalPlatform(
            Installation installation,
            StateFolder state,
            CheckedPlatform checked,
            Environment environment,
            Progress progress) {
        this(installation, state, checked, environment, progress, Interference.NONE);
    }

    /** The same, with faults. */
    public LocalPlatform(
            Installation installation,
            StateFolder state,
            CheckedPlatform checked,
            Environment environment,
            Progress progress,
            Interference interference) {
        this.installation = installation;
        this.state = state;
        this.environment = environment;
        this.ledger = new Ledger(state);
        this.progress = progress;
        this.interference = interference;
        LakeContract lake = DefinedLake.contract(checked);
        this.contract = LakeContractJson.toJson(lake);
        this.jobs = installation.jobsDigest();
        this.policies = RangerFolder.write(checked, state);
        this.storageGrants = storageGrants(checked.platform(), lake);
        StateFolder.write(state.contract(), contract);
    }

    private static List<StorageGrant> storageGrants(Platform platform, LakeContract lake) {
        Access access = Access.of(platform, LocalDate.now(ZoneOffset.UTC));
        return platform.principals().stream()
                .filter(principal -> principal.match(user -> false, group -> false, account -> true))
                .map(account -> StorageGrant.of(account.name(), platform, access, lake))
                .toList();
    }

    /** Whether a run of that day would differ from its last success: in its files, the state machine, the contract or the jobs. */
    public boolean isNew(Pipeline pipeline, Landing landing, LocalDate date) {
        return ledger.last(pipeline.name(), date)
                .filter(RunOutcome::succeeded)
                .filter(last -> last.fingerprint().equals(fingerprint(pipeline, landing, date)))
                .isEmpty();
    }

    private String fingerprint(Pipeline pipeline, Landing landing, LocalDate date) {
        String machine = StateMachineJson.toJson(PipelineCompiler.compile(pipeline, environment));
        return sha256(landing.fingerprint(date) + sha256(machine) + sha256(contract) + jobs);
    }

    /** Executes the pipeline's state machine once, and keeps how it ended. */
    public RunOutcome run(Pipeline pipeline, Landing landing, JsonNode input, Instant start) {
        String machineJson = Substitutions.apply(
                StateMachineJson.toJson(PipelineCompiler.compile(pipeline, environment)),
                substitutions(pipeline, landing));
        StateFolder.write(state.stateMachine(pipeline.name()), machineJson);
        StateMachine machine = StateMachineJson.read(machineJson);
        LocalDate date = date(pipeline, input, start);
        String fingerprint = fingerprint(pipeline, landing, date);
        Path folder = state.run(pipeline.name(), date);
        storage();
        LocalEmr emr = new LocalEmr(() -> worker(pipeline), pipeline.name(), date.toString(), folder, progress);
        ledger.begin(pipeline.name(), date);
        long began = System.nanoTime();
        Execution execution = new Interpreter(interference.around(emr), interference.listener())
                .run(machine, input, new ExecutionName(pipeline.name(), date.toString()), start);
        double seconds = (System.nanoTime() - began) / 1e9;
        StateFolder.write(folder.resolve("history.json"), execution.historyJson());
        boolean succeeded = execution.status() == Execution.Status.SUCCEEDED;
        RunOutcome outcome = new RunOutcome(
                pipeline.name(),
                date.toString(),
                fingerprint,
                succeeded,
                succeeded ? "" : cause(emr, execution),
                succeeded ? "" : emr.failure().map(LocalEmr.Failure::log).orElse(""),
                seconds,
                Duration.between(execution.start(), execution.stop()).toSeconds(),
                emr.steps());
        ledger.record(outcome);
        progress.runEnds(outcome);
        return outcome;
    }

    /** Asks the worker of a pipeline's account a query, as somebody; empty for the account itself. */
    public Reply query(Pipeline pipeline, String as, String sql) {
        return worker(pipeline)
                .ask(new Request(WorkerProtocol.Kind.QUERY, "query", List.of(sql), as, Map.of(), "", MOST_ROWS));
    }

    private static String cause(LocalEmr emr, Execution execution) {
        return emr.failure().map(LocalEmr.Failure::cause).orElse(execution.cause());
    }

    /** The day that the execution is for, by the rule that the jobs use. */
    private static LocalDate date(Pipeline pipeline, JsonNode input, Instant start) {
        JsonNode given = input.path("date");
        try {
            return RunDate.from(given.isTextual() ? given.asText() : start.toString(), pipeline.timeZone());
        } catch (IllegalArgumentException | JobFailed e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    private SortedMap<String, String> substitutions(Pipeline pipeline, Landing landing) {
        SortedMap<String, String> values = new TreeMap<>();
        values.put(Placeholder.LANDING_URI.key(), landing.folder().toUri().toString());
        values.put(Placeholder.CONTRACT_URI.key(), state.contract().toUri().toString());
        values.put(Placeholder.RECORDS_URI.key(), state.records().toUri().toString());
        values.put(
                Placeholder.JOBS_JAR_URI.key(), installation.jobsJar().toUri().toString());
        values.put(Placeholder.roleKey(pipeline.runAs()), "arn:aws:iam::000000000000:role/" + pipeline.runAs());
        return values;
    }

    /** Starts it without waiting; where it has ended, workers that were with it end too. */
    private LakeStorage storage() {
        if (storage.filter(LakeStorage::isAlive).isEmpty()) {
            close();
            storage = Optional.of(LakeStorage.start(installation, state, storageGrants));
        }

        return storage.get();
    }

    private Worker worker(Pipeline pipeline) {
        LakeStorage lake = storage();
        return workers.compute(pipeline.runAs(), (account, running) -> {
            if (running != null && running.isAlive()) {
                return running;
            }

            Compute.Machine machine = machine(pipeline);
            progress.begins("Starting Spark for " + account + ", settings for " + pipeline.name() + ":");
            tuning(pipeline)
                    .settings()
                    .forEach(setting ->
                            progress.begins("  " + setting.name() + "=" + setting.value() + "  " + setting.reason()));
            SortedMap<String, String> conf = new TreeMap<>();
            tuning(pipeline).settings().forEach(setting -> conf.put(setting.name(), setting.value()));
            Hello hello = new Hello(
                    account,
                    state.path().toString(),
                    machine.cores(),
                    false,
                    policies.toString(),
                    lake.access(account),
                    conf);
            Worker worker = Worker.start(installation, interference.before(hello), machine.memory(), WORKER_JVM);
            interference.started(worker);
            return worker;
        });
    }

    private Tuning tuning(Pipeline pipeline) {
        Placement placement = environment.placement(pipeline.name()).orElseThrow();
        return Tuning.of(placement.compute(), placement.input(), placement.spark());
    }

    private Compute.Machine machine(Pipeline pipeline) {
        Placement placement = environment.placement(pipeline.name()).orElseThrow();
        return placement.compute().match(machine -> machine, cluster -> {
            throw new IllegalStateException("A checked local environment places pipelines on a machine");
        });
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        workers.values().forEach(Worker::close);
        workers.clear();
        storage.ifPresent(LakeStorage::close);
        storage = Optional.empty();
    }
}
