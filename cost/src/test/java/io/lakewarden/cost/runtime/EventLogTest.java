package io.lakewarden.cost.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.github.luben.zstd.Zstd;
import io.lakewarden.cost.runtime.RunProfile.Caching;
import io.lakewarden.model.Gibibytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
    /** Two executors of four cores; ten tasks of 2 s, one of them of 6; then one of 3 s. The driver waits 1 s and 2 s. */
    private static final String LOG =
            """
            {"Event":"SparkListenerLogStart","Spark Version":"3.5.5"}
            {"Event":"SparkListenerApplicationStart","App Name":"conform","Timestamp":0}
            {"Event":"SparkListenerExecutorAdded","Executor ID":"1","Executor Info":{"Total Cores":4}}
            {"Event":"SparkListenerExecutorAdded","Executor ID":"2","Executor Info":{"Total Cores":4}}
            {"Event":"SparkListenerJobStart","Job ID":0,"Submission Time":1000,"Stage IDs":[0,1],"Properties":{}}
            {"Event":"org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart","Stage ID":{"a":[1]},"plan":["x",{}]}
            %s{"Event":"SparkListenerTaskEnd","Stage ID":0,"Task End Reason":{"Reason":"ExecutorLostFailure"},\
            "Task Info":{"Launch Time":0,"Finish Time":90000},"Task Metrics":{}}
            {"Event":"SparkListenerStageCompleted","Stage Info":{"Stage ID":0,"Submission Time":2000,"Completion Time":9000,\
            "RDD Info":[{"Storage Level":{"Use Disk":false,"Use Memory":false}}]}}
            {"Event":"SparkListenerExecutorRemoved","Executor ID":"2"}
            {"Event":"SparkListenerExecutorAdded","Executor ID":"3","Executor Info":{"Total Cores":2}}
            {"Event":"SparkListenerTaskEnd","Stage ID":1,"Task End Reason":{"Reason":"Success"},\
            "Task Info":{"Launch Time":11000,"Finish Time":14000},"Task Metrics":{"Disk Bytes Spilled":5}}
            {"Event":"SparkListenerStageCompleted","Stage Info":{"Stage ID":1,"Submission Time":11000,\
            "Completion Time":14000,"RDD Info":[{"Storage Level":{"Use Disk":true,"Use Memory":true}}]}}
            {"Event":"SparkListenerJobEnd","Job ID":0,"Completion Time":14000,"Job Result":{"Result":"JobSucceeded"}}
            """
                    .formatted(String.join("", Collections.nCopies(9, task(2000))) + task(6000));

    @TempDir
    private Path folder;

    @Test
    void readsStagesDriverTimeAndCores() throws IOException {
        assertThat(EventLog.read(plain(LOG)))
                .containsExactly(new RunProfile(
                        "conform",
                        List.of(new StageProfile(10, 24, 6, 10L << 30, 70), new StageProfile(1, 3, 3, 0, 5)),
                        3,
                        13,
                        8,
                        Caching.MEMORY_AND_DISK));
    }

    @Test
    void readsZstdAndRolledFilesAsTheSame() throws IOException {
        List<RunProfile> whole = EventLog.read(plain(LOG));
        Path compressed = Files.write(folder.resolve("app.zstd"), Zstd.compress(LOG.getBytes(StandardCharsets.UTF_8)));
        Path rolled = Files.createDirectory(folder.resolve("eventlog_v2_app"));
        List<String> lines = LOG.lines().toList();
        for (int part = 0; part < lines.size(); part++) {
            Files.writeString(rolled.resolve("events_" + (part + 1) + "_app"), lines.get(part) + "\n");
        }

        assertThat(EventLog.read(compressed)).isEqualTo(whole);
        assertThat(EventLog.read(rolled)).isEqualTo(whole);
    }

    @Test
    void aWorkerThatServesManyRunsHasOneForEachPipelineAndDay() throws IOException {
        String first = LOG.replace(
                "\"Properties\":{}", "\"Properties\":{\"spark.job.description\":\"billing 2026-01-05: ingest\"}");
        String second = LOG.replace(
                        "\"Properties\":{}",
                        "\"Properties\":{\"spark.job.description\":\"billing 2026-01-06: ingest\"}")
                .replace("\"Stage IDs\":[0,1]", "\"Stage IDs\":[10,11]")
                .replace("\"Stage ID\":0", "\"Stage ID\":10")
                .replace("\"Stage ID\":1,", "\"Stage ID\":11,")
                .replace("\"Job ID\":0", "\"Job ID\":1");

        assertThat(EventLog.read(plain(first + second)))
                .extracting(RunProfile::label)
                .containsExactly("billing 2026-01-05", "billing 2026-01-06");
    }

    @Test
    void aLogThatEndsInTheMiddleIsRefused() throws IOException {
        Path cut = plain(LOG.substring(0, LOG.length() - 30));

        assertThatThrownBy(() -> EventLog.read(cut))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("app.json is no event log, or ends in the middle of an event: ");
    }

    @Test
    void aLogWithoutAJobIsRefused() throws IOException {
        Path empty = plain("{\"Event\":\"SparkListenerLogStart\",\"Spark Version\":\"3.5.5\"}\n");

        assertThatThrownBy(() -> EventLog.read(empty)).hasMessage("app.json has no job that ended");
    }

    @Test
    void aFolderWithoutPartsIsRefused() {
        assertThatThrownBy(() -> EventLog.read(folder)).hasMessageEndingWith(" has no file events_1_...");
    }

    @Test
    void replaysStagesOnOtherCoresNeverFasterThanTheLongestTasks() throws IOException {
        RunProfile run = EventLog.read(plain(LOG)).get(0);

        assertThat(run.seconds(2, 1)).isCloseTo(3 + 12 + 3, within(1e-9));
        assertThat(run.seconds(2, 10)).isCloseTo(3 + 120 + 15, within(1e-9));
        assertThat(run.seconds(400, 1))
                .isCloseTo(run.leastSeconds(), within(1e-9))
                .isCloseTo(3 + 6 + 3, within(1e-9));
    }

    @Test
    void showsSkewAndWhatIsKept() throws IOException {
        RunProfile run = EventLog.read(plain(LOG)).get(0);

        assertThat(run.longestTask()).isEqualTo(OptionalDouble.of(0.25));
        assertThat(run.traits(run.input()).shuffled()).isCloseTo(2, within(1e-6));
        assertThat(Replayed.of(run, run.input())
                        .refusal(new CoreNodes(ErnestFitTest.machine("m6g.xlarge"), 4), run.input()))
                .hasValueSatisfying(refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.SKEW));
    }

    @Test
    void aReplayIsLessCertainTheFartherItIs() throws IOException {
        RunProfile run = EventLog.read(plain(LOG)).get(0);
        Replayed model = new Replayed(run, new Gibibytes(10), Traits.scan());
        Machine machine = ErnestFitTest.machine("m6g.xlarge");

        assertThat(model.forecast(new CoreNodes(machine, 2), new Gibibytes(10)).quantile(0.5))
                .isEqualTo(Duration.ofSeconds(12));
        assertThat(model.forecast(new CoreNodes(machine, 16), new Gibibytes(80)).spread())
                .isGreaterThan(model.forecast(new CoreNodes(machine, 2), new Gibibytes(10))
                        .spread());
        assertThat(model.basis()).isEqualTo("the stages of conform: 10.00 GiB on 8 cores in 13 s, never below 12 s");
    }

    private Path plain(String text) throws IOException {
        return Files.writeString(folder.resolve("app.json"), text);
    }

    private static String task(int milliseconds) {
        return """
                {"Event":"SparkListenerTaskEnd","Stage ID":0,"Task End Reason":{"Reason":"Success"},\
                "Task Info":{"Launch Time":2000,"Finish Time":%d,"Accumulables":[{"ID":1}]},"Task Metrics":\
                {"Disk Bytes Spilled":3,"Shuffle Write Metrics":{"Shuffle Bytes Written":4},\
                "Input Metrics":{"Bytes Read":1073741824}}}
                """
                .formatted(2000 + milliseconds);
    }
}
