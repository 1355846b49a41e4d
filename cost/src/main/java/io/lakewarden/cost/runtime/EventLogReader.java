package io.lakewarden.cost.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cost.runtime.RunProfile.Caching;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Puts a log's events together to runs. */
final class EventLogReader {
    private static final String APPLICATION = "SparkListenerApplicationStart";
    private static final String EXECUTOR_ADDED = "SparkListenerExecutorAdded";
    private static final String EXECUTOR_REMOVED = "SparkListenerExecutorRemoved";
    private static final String JOB_START = "SparkListenerJobStart";
    private static final String JOB_END = "SparkListenerJobEnd";
    private static final String TASK_END = "SparkListenerTaskEnd";
    private static final String STAGE_END = "SparkListenerStageCompleted";
    private static final Set<String> READ =
            Set.of(APPLICATION, EXECUTOR_ADDED, EXECUTOR_REMOVED, JOB_START, JOB_END, TASK_END, STAGE_END);

    /** How a worker that serves many runs describes a job: pipeline, day, step. */
    private static final Pattern SERVED = Pattern.compile("(?<run>\\S+ \\d{4}-\\d{2}-\\d{2}): .+");

    private static final double MILLISECONDS = 1000;
    private static final StageProfile NOTHING = new StageProfile(0, 0, 0, 0, 0);

    private final Map<Integer, String> runOfStage = new HashMap<>();
    private final Map<Integer, String> runOfJob = new HashMap<>();
    private final Map<Integer, StageProfile> open = new HashMap<>();
    private final Map<String, Integer> coresOfExecutor = new TreeMap<>();
    private final Map<String, Observed> runs = new LinkedHashMap<>();
    private String application = "the application";
    private int cores;

    /** A run as far as it was read; times in milliseconds. */
    private static final class Observed {
        private final List<StageProfile> stages = new ArrayList<>();
        private final List<long[]> busy = new ArrayList<>();
        private final long start;
        private long end;
        private Caching caching = Caching.NONE;

        Observed(long start) {
            this.start = start;
            this.end = start;
        }

        /** In which no stage ran. */
        long idle() {
            long idle = 0;
            long until = start;
            for (long[] stage : busy.stream()
                    .sorted(Comparator.comparingLong(stage -> stage[0]))
                    .toList()) {
                idle += Math.max(0, stage[0] - until);
                until = Math.max(until, stage[1]);
            }

            return idle + Math.max(0, end - until);
        }
    }

    /** Whether events of that name matter. */
    static boolean reads(String event) {
        return READ.contains(event);
    }

    void take(JsonNode event) {
        switch (event.path("Event").asText()) {
            case APPLICATION -> application = event.path("App Name").asText(application);
            case EXECUTOR_ADDED -> added(event);
            case EXECUTOR_REMOVED ->
                coresOfExecutor.remove(event.path("Executor ID").asText());
            case JOB_START -> started(event);
            case JOB_END -> ended(event);
            case TASK_END -> task(event);
            case STAGE_END -> stage(event.path("Stage Info"));
            default -> {}
        }
    }

    /** In the order of their starts; those without a stage are none. */
    List<RunProfile> runs() {
        return runs.entrySet().stream()
                .filter(run -> !run.getValue().stages.isEmpty())
                .map(run -> new RunProfile(
                        run.getKey().isEmpty() ? application : run.getKey(),
                        run.getValue().stages,
                        run.getValue().idle() / MILLISECONDS,
                        (run.getValue().end - run.getValue().start) / MILLISECONDS,
                        Math.max(1, cores),
                        run.getValue().caching))
                .toList();
    }

    private void added(JsonNode event) {
        coresOfExecutor.put(
                event.path("Executor ID").asText(),
                event.path("Executor Info").path("Total Cores").asInt());
        cores = Math.max(
                cores,
                coresOfExecutor.values().stream().mapToInt(Integer::intValue).sum());
    }

    private void started(JsonNode event) {
        Matcher served = SERVED.matcher(
                event.path("Properties").path("spark.job.description").asText());
        String run = served.matches() ? served.group("run") : "";
        long time = event.path("Submission Time").asLong();
        runs.computeIfAbsent(run, label -> new Observed(time));
        runOfJob.put(event.path("Job ID").asInt(), run);
        event.path("Stage IDs").forEach(stage -> runOfStage.putIfAbsent(stage.asInt(), run));
    }

    private void ended(JsonNode event) {
        Observed run = runs.get(runOfJob.getOrDefault(event.path("Job ID").asInt(), ""));
        if (run != null) {
            run.end = Math.max(run.end, event.path("Completion Time").asLong());
        }
    }

    private void task(JsonNode event) {
        if (!event.path("Task End Reason").path("Reason").asText().equals("Success")) {
            return;
        }

        JsonNode times = event.path("Task Info");
        JsonNode metrics = event.path("Task Metrics");
        double seconds =
                (times.path("Finish Time").asLong() - times.path("Launch Time").asLong()) / MILLISECONDS;
        long input = metrics.path("Input Metrics").path("Bytes Read").asLong();
        long disk = metrics.path("Shuffle Write Metrics")
                        .path("Shuffle Bytes Written")
                        .asLong()
                + metrics.path("Disk Bytes Spilled").asLong();
        open.merge(
                event.path("Stage ID").asInt(),
                NOTHING.plus(seconds, input, disk),
                (stage, first) -> stage.plus(seconds, input, disk));
    }

    /** Attempts of a stage add up: what they did was done. */
    private void stage(JsonNode info) {
        int id = info.path("Stage ID").asInt();
        StageProfile profile = open.remove(id);
        Observed run = runs.get(runOfStage.getOrDefault(id, ""));
        if (profile != null && run != null) {
            long end = info.path("Completion Time").asLong();
            run.stages.add(profile);
            run.busy.add(new long[] {info.path("Submission Time").asLong(end), end});
            run.end = Math.max(run.end, end);
            run.caching = run.caching.and(caching(info.path("RDD Info")));
        }
    }

    private static Caching caching(JsonNode rdds) {
        return StreamSupport.stream(rdds.spliterator(), false)
                .map(rdd -> rdd.path("Storage Level"))
                .filter(level -> level.path("Use Memory").asBoolean())
                .map(level -> level.path("Use Disk").asBoolean() ? Caching.MEMORY_AND_DISK : Caching.MEMORY)
                .reduce(Caching.NONE, Caching::and);
    }
}
