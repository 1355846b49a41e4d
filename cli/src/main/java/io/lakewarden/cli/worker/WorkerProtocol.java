package io.lakewarden.cli.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Map;

/**
 * What the command and its worker say to each other: one JSON object a line, a reply to each request, in order. Known
 * to both sides, so without Spark.
 */
public final class WorkerProtocol {
    /** The code of a reply to what the policies do not allow. */
    public static final String ACCESS_DENIED = "ACCESS_DENIED";

    private WorkerProtocol() {}

    /**
     * The first line that a worker gets.
     *
     * @param identity whom Hadoop takes the process for; also shown in the History Server
     * @param state absolute path of the folder with catalog, lake and event logs
     * @param cores tasks at a time
     * @param readOnly refuses jobs and whatever writes
     * @param policies folder of the Ranger policies that every plan must pass, or URL of a Ranger Admin; empty only where
     *     nothing but speed is measured
     * @param storage what opens the lake's files to that identity
     * @param conf more Spark settings
     */
    public record Hello(
            String identity,
            String state,
            int cores,
            boolean readOnly,
            String policies,
            Storage storage,
            Map<String, String> conf) {}

    /**
     * A way into the lake's files.
     *
     * @param endpoint address of the S3 server; empty for plain files, where nothing but speed is measured
     * @param accessKey the credential's public half
     * @param secretKey its secret half
     */
    public record Storage(String endpoint, String accessKey, String secretKey) {
        /** Plain files, which open to whoever may read the folder. */
        public static final Storage PLAIN_FILES = new Storage("", "", "");

        /** Without its keys. */
        @Override
        public String toString() {
            return "Storage[" + endpoint + "]";
        }
    }

    /**
     * One thing to do.
     *
     * @param kind what
     * @param label shown in the History Server
     * @param args of a job: its name and options; of a query: the text and, if wanted, a tag or an instant
     * @param as whose query it is; empty for the process' own identity
     * @param conf settings for this request alone
     * @param log file that takes Spark's log meanwhile; empty for the worker's own
     * @param limit most rows that a query returns
     */
    public record Request(
            Kind kind, String label, List<String> args, String as, Map<String, String> conf, String log, int limit) {}

    /** What can be asked. */
    public enum Kind {
        /** Run a bundled job. */
        JOB,
        /** Answer a query. */
        QUERY,
        /** Plan queries so many times as the limit says, and tell the time. */
        PLAN,
        /** Tell how many decisions a second the policy engine makes. */
        DECISIONS
    }

    /**
     * The answer.
     *
     * @param ok whether it was done
     * @param code what kind of failure, for a program; empty if done
     * @param message why it failed, for a person; empty if done
     * @param result of a job its run record, of a query columns and rows
     */
    public record Reply(boolean ok, String code, String message, JsonNode result) {
        /** A success. */
        public static Reply done(JsonNode result) {
            return new Reply(true, "", "", result);
        }

        /** A failure. */
        public static Reply failed(String code, String message) {
            return new Reply(false, code, message, NullNode.getInstance());
        }
    }
}
