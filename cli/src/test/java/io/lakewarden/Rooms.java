package io.lakewarden;

import java.util.Arrays;
import java.util.List;

/** The rooms of the project, and who may know whom: written here once, for the test, the picture and the page. */
final class Rooms {
    static final Room MODEL = room("model", "io.lakewarden.model")
            .column("definition", "the definition")
            .about("The definition as records, units and checks; reads it from YAML, and does no other I/O");
    static final Room CATALOGUE = room("jobs/catalogue", "io.lakewarden.jobs.catalogue")
            .column("calls", "what pipelines call")
            .about("What a pipeline may call: the jobs' names, arguments and records, without Spark")
            .knows(MODEL);
    static final Room JOBS = room("jobs", "io.lakewarden.jobs")
            .column("compiled", "Spark")
            .about("The bundled Spark jobs, one jar")
            .knows(MODEL, CATALOGUE);
    static final Room STEP_FUNCTIONS = room("stepfunctions", "io.lakewarden.stepfunctions")
            .column("compiled", "state machines")
            .about("Pipelines as Amazon States Language, and a local interpreter of the same JSON")
            .knows(MODEL, CATALOGUE);
    static final Room SECURITY = room("security", "io.lakewarden.security")
            .column("compiled", "who sees what")
            .about("Governance compiled: the reference decision, Ranger's policies, and what a plane cannot express")
            .knows(MODEL);
    static final Room AUTHORIZER = room("security/authorizer", "io.lakewarden.security.authorizer")
            .column("calls", "enforced in Spark")
            .about(
                    "A Spark extension that enforces Ranger's policies; a jar of its own, which knows nothing of the rest");
    static final Room ENDPOINT = room("security/endpoint", "io.lakewarden.security.endpoint")
            .column("compiled", "SQL by Kerberos")
            .about("Answers SQL text on a cluster as the user whose Kerberos ticket came with it")
            .knows(AUTHORIZER);
    static final Room RANGER_ADMIN = room("security/ranger-admin", "io.lakewarden.security.rangeradmin")
            .column("calls", "a process")
            .about("Brings policies to a Ranger Admin; a process with a class path of its own");
    static final Room STORAGE = room("storage", "io.lakewarden.storage")
            .column("calls", "a process")
            .about(
                    "The lake's S3 server on this machine; a process that opens to each identity what it may read whole");
    static final Room COST = room("cost", "io.lakewarden.cost")
            .column("compiled", "prices")
            .about("What a month, a run and a terabyte cost, before they exist")
            .knows(MODEL);
    static final Room ACCOUNT = room("account", "io.lakewarden.account")
            .column("cloud", "the live account")
            .about("A deployed environment as it is: read from its account, compared with the definition, and changed")
            .knows(MODEL, SECURITY);
    static final Room INFRA = room("infra", "io.lakewarden.infra")
            .column("cloud", "the CDK app")
            .about(
                    "The CDK app: one environment's stacks, a package each; turns what the others compiled into templates")
            .knows(MODEL, CATALOGUE, SECURITY, STEP_FUNCTIONS);
    static final Room CLI = room("cli", "io.lakewarden.cli")
            .column("command", "verbs, local platform")
            .about("The command's verbs and the platform on this machine; the only room that knows all others")
            .knows(MODEL, CATALOGUE, JOBS, STEP_FUNCTIONS, SECURITY, AUTHORIZER, COST, INFRA, ACCOUNT);

    private Rooms() {}

    /**
     * A room.
     *
     * @param name its folder
     * @param packageName its root package
     * @param column where it stands in the picture
     * @param caption what it has, in the picture
     * @param about what it is for
     * @param exists whether its code is there
     * @param knows the rooms whose classes it may use
     */
    record Room(
            String name,
            String packageName,
            String column,
            String caption,
            String about,
            boolean exists,
            List<Room> knows) {
        Room column(String column, String caption) {
            return new Room(name, packageName, column, caption, about, exists, knows);
        }

        Room about(String about) {
            return new Room(name, packageName, column, caption, about, exists, knows);
        }

        Room planned() {
            return new Room(name, packageName, column, caption, about, false, knows);
        }

        Room knows(Room... known) {
            return new Room(name, packageName, column, caption, about, exists, Arrays.asList(known));
        }
    }

    /** All of them, each after those that it knows. */
    static List<Room> all() {
        return List.of(
                MODEL,
                CATALOGUE,
                JOBS,
                STEP_FUNCTIONS,
                SECURITY,
                AUTHORIZER,
                ENDPOINT,
                RANGER_ADMIN,
                STORAGE,
                COST,
                INFRA,
                ACCOUNT,
                CLI);
    }

    private static Room room(String name, String packageName) {
        return new Room(name, packageName, "", "", "", true, List.of());
    }
}
