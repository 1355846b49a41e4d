package io.lakewarden.cli.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.gameday.Verdict.Check;
import io.lakewarden.cli.gameday.Verdict.Timing;
import io.lakewarden.cli.gameday.alarm.Board;
import io.lakewarden.cli.gameday.alarm.Ended;
import io.lakewarden.cli.gameday.alarm.Heard;
import io.lakewarden.cli.local.Installation;
import io.lakewarden.cli.local.Interference;
import io.lakewarden.cli.local.Landing;
import io.lakewarden.cli.local.Ledger;
import io.lakewarden.cli.local.LocalPlatform;
import io.lakewarden.cli.local.RunOutcome;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.cli.local.Worker;
import io.lakewarden.cli.worker.WorkerProtocol.Hello;
import io.lakewarden.cli.worker.WorkerProtocol.Reply;
import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.jobs.catalogue.RunNumbers;
import io.lakewarden.jobs.catalogue.RunRecord;
import io.lakewarden.stepfunctions.local.ExecutionListener;
import io.lakewarden.stepfunctions.local.TaskPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** One scenario on a lake of its own: what a drill breaks things with, and where it notes what held. */
final class Rehearsal implements Interference, AutoCloseable {
    private final Ground ground;
    private final Scenario scenario;
    private final StateFolder state;
    private final Landing landing;
    private final Board.Story story;
    private final Stopwatch watch = new Stopwatch(Ground.START, System::nanoTime);
    private final List<Check> checks = new ArrayList<>();
    private final List<Timing> timings = new ArrayList<>();
    private LocalPlatform platform;
    private Optional<Worker> worker = Optional.empty();
    private Optional<AlarmKind> alarm = Optional.empty();
    private Fault fault = Fault.NONE;
    private UnaryOperator<Hello> hello = UnaryOperator.identity();
    private SortedMap<Path, FileTime> earlier = new TreeMap<>();
    private Optional<Ended> last = Optional.empty();
    private int terminated;

    /** The day's file is not delivered yet. */
    Rehearsal(Ground ground, Scenario scenario) throws IOException {
        this.ground = ground;
        this.scenario = scenario;
        this.state = ground.lake(scenario.word());
        this.landing = new Landing(state.landing());
        this.story = ground.templates().board().story(ground.pipeline());
        Files.createDirectories(landing.folder());
        this.platform = ground.platform(ground.installation(), state, this);
    }

    Ground ground() {
        return ground;
    }

    StateFolder state() {
        return state;
    }

    Landing landing() {
        return landing;
    }

    /** The file that is delivered for the day. */
    Path file() {
        return landing.folder().resolve(Ground.DAY + ".csv");
    }

    /** Delivers the day's file as it should be. */
    void deliver() throws IOException {
        Files.copy(ground.files().resolve(Ground.DAY + ".csv"), file(), StandardCopyOption.REPLACE_EXISTING);
    }

    /** What comes of EMR's calls from now on. */
    void breaks(Fault broken) {
        fault = broken;
    }

    /** With what workers start from now on. */
    void startsWith(UnaryOperator<Hello> changed) {
        hello = changed;
    }

    /** Ends all processes, and starts the next ones from another installation. */
    void reopen(Installation from) {
        platform.close();
        platform = ground.platform(from, state, this);
    }

    /** Executes the day once, from where virtual time is. */
    RunOutcome run() {
        terminated = 0;
        earlier = records();
        Instant start = watch.now();
        RunOutcome outcome = ground.run(platform, landing, Ground.DAY, start);
        watch.reaches(start.plusSeconds(outcome.emrSeconds()));
        Ended ended = ended();
        story.add(ended);
        last = Optional.of(ended);
        return outcome;
    }

    /** Whether a run of the day would be a new one. */
    boolean isNew() {
        return platform.isNew(ground.pipeline(), landing, Ground.DAY);
    }

    Reply query(String as, String sql) {
        return platform.query(ground.pipeline(), as, sql);
    }

    /** The worker that runs now. */
    Optional<Worker> worker() {
        return worker;
    }

    /** Where the workers of the pipeline's account write. */
    Path workerLog() {
        return state.logs().resolve(ground.pipeline().runAs() + ".log");
    }

    /** What times the fault. */
    Stopwatch watch() {
        return watch;
    }

    void took(String what, long nanos) {
        timings.add(new Timing(what, nanos / 1e9));
    }

    void holds(String what, boolean holds, String saw) {
        checks.add(new Check(what, holds, holds ? "" : saw));
    }

    /** The execution ends failed for that reason; its alarm rings, and readers see what they saw. */
    void failsFor(RunOutcome outcome, String cause) {
        holds(
                "The execution fails and names the cause",
                !outcome.succeeded() && outcome.cause().contains(cause),
                outcome.succeeded() ? "it succeeded" : outcome.cause());
        Heard heard = heard();
        Optional<Instant> rung = heard.since(AlarmKind.EXECUTION_FAILED);
        rung.ifPresent(watch::rings);
        alarm = rung.map(since -> AlarmKind.EXECUTION_FAILED);
        holds("The alarm execution-failed rings", alarm.isPresent(), heard.words());
        holdsGold();
    }

    /** An alarm is in that state at the end of a period, which must be that it rings. */
    void rings(AlarmKind kind, String state, Instant end) {
        alarm = Optional.of(kind).filter(rung -> state.equals("ALARM"));
        alarm.ifPresent(rung -> watch.rings(end));
        holds("The alarm " + kind.word() + " rings", alarm.isPresent(), state);
    }

    /** Its cluster was ended, if it had one. */
    void holdsTerminated() {
        holds("The cluster is terminated", terminated > 0, "no call of terminateCluster");
    }

    /** Gold is as it was. */
    void holdsGold() {
        String gold = Ground.answer(query("", Contents.of(ground.checked()).gold()));
        holds("Gold is as it was, tags too", gold.equals(ground.before()), gold);
    }

    /** The runbook's mitigation is done, and the day is run again: no row is lost or doubled. */
    void mends(RunOutcome again) {
        holds("The run after the mitigation succeeds", again.succeeded(), again.cause());
        holdsDay();
        alarm.ifPresent(this::isOver);
    }

    /** What rang is OK again, over all that was told of the fault and of what came after it. */
    private void isOver(AlarmKind kind) {
        Heard heard = story.heard();
        heard.until(kind).ifPresent(watch::isQuietFrom);
        holds(
                "All that rang is OK again, over the metrics of both runs",
                heard.over().keySet().equals(heard.rung()),
                heard.words() + " rang, and OK again are " + heard.over().keySet());
    }

    /** Every table and tag is as after a day on which nothing went wrong. */
    void holdsDay() {
        Optional<RunRecord> conformed = new Ledger(state)
                .jobRecord(ground.pipeline().name(), Ground.DAY.toString(), BundledJob.CONFORM_INVOICES.jobName());
        holds(
                "Rows in are rows out, quarantined and duplicates",
                conformed
                        .filter(record ->
                                record.rowsIn() == record.rowsOut() + record.quarantined() + record.duplicates())
                        .isPresent(),
                conformed.map(RunRecord::toJson).orElse("no record"));
        Heard heard = heard();
        holds("No alarm rings for the last run", heard.rung().isEmpty(), heard.words());
        holds(
                "CloudWatch is told the rows of its record",
                conformed
                        .map(Rehearsal::rows)
                        .filter(rows -> heard.of(BundledJob.CONFORM_INVOICES.jobName())
                                .entrySet()
                                .containsAll(rows.entrySet()))
                        .isPresent(),
                heard.rows().toString());
        String lake = Ground.answer(query("", Contents.of(ground.checked()).all()));
        holds("All tables and tags are those of an undisturbed day", lake.equals(ground.after()), lake);
        watch.recovered();
    }

    private static Map<String, Double> rows(RunRecord record) {
        return Map.of(
                "RowsDuplicate", (double) record.duplicates(),
                "RowsIn", (double) record.rowsIn(),
                "RowsOut", (double) record.rowsOut(),
                "RowsQuarantined", (double) record.quarantined());
    }

    /** What CloudWatch makes of the last execution of the day. */
    private Heard heard() {
        return ground.templates().board().hear(ground.pipeline(), last.orElseThrow());
    }

    /** The execution of the day that has just ended. */
    private Ended ended() {
        List<Path> left = records().entrySet().stream()
                .filter(record -> !record.getValue().equals(earlier.get(record.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        try {
            JsonNode history = Json.read(Files.readString(
                    state.run(ground.pipeline().name(), Ground.DAY).resolve("history.json")));
            return new Ended(history.path("events"), left);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The numbers of the day's jobs, and when each was left. */
    private SortedMap<Path, FileTime> records() {
        Path folder = state.records().resolve(ground.pipeline().name()).resolve(Ground.DAY.toString());
        SortedMap<Path, FileTime> records = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + RunNumbers.ENDING)) {
            for (Path file : files) {
                records.put(file, Files.getLastModifiedTime(file));
            }
        } catch (NoSuchFileException e) {
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        return records;
    }

    Verdict verdict() {
        return new Verdict(scenario, checks, alarm, watch.detect(), watch.recover(), watch.quiet(), timings);
    }

    @Override
    public TaskPort around(TaskPort emr) {
        return (resource, parameters) -> {
            ServiceCall call = new ServiceCall(ServiceCall.timed(emr), resource, parameters);
            if (call.terminatesCluster()) {
                terminated++;
            }

            return fault.answer(call);
        };
    }

    /** A call is made at the time at which its state was entered. */
    @Override
    public ExecutionListener listener() {
        return new ExecutionListener() {
            @Override
            public void entered(String state, Instant at) {
                watch.reaches(at);
            }
        };
    }

    @Override
    public Hello before(Hello original) {
        return hello.apply(original);
    }

    @Override
    public void started(Worker up) {
        worker = Optional.of(up);
    }

    @Override
    public void close() {
        platform.close();
    }
}
