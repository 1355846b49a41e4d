package io.lakewarden.security.endpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.launcher.JavaModuleOptions;

/** A {@code spark-submit} to the cluster. */
final class Submission {
    private final Cluster cluster;
    private final Path folder;
    private final String name;
    private final Map<String, String> settings;
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();

    private Submission(Cluster cluster, Path folder, String name, Map<String, String> settings) {
        this.cluster = cluster;
        this.folder = folder;
        this.name = name;
        this.settings = settings;
        environment.put("HADOOP_CONF_DIR", cluster.conf().toString());
        // Nobody has a ticket by chance.
        environment.put("KRB5CCNAME", folder.resolve("no-ticket").toString());
    }

    static Submission of(Cluster cluster, Path folder, String name) {
        Map<String, String> settings = new TreeMap<>(GovernedLake.settings(folder, name));
        settings.putAll(onThisMachine(cluster, folder, Project.spark()));
        return new Submission(cluster, folder, name, settings);
    }

    /** What any application is told because this is a small machine, without an installed Spark. */
    static Map<String, String> onThisMachine(Cluster cluster, Path folder, List<String> spark) {
        String jvm = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.security.krb5.conf=" + cluster.krb5()
                + " -Dlog4j2.configurationFile=" + Project.resource("log4j2.properties");
        Map<String, String> settings = new TreeMap<>();
        settings.put(
                "spark.yarn.jars", spark.stream().map(jar -> "local:" + jar).collect(Collectors.joining(",")));
        settings.put("spark.yarn.stagingDir", folder.resolve("staging").toUri().toString());
        settings.put("spark.yarn.maxAppAttempts", "1");
        settings.put("spark.yarn.am.extraJavaOptions", jvm);
        settings.put("spark.driver.extraJavaOptions", jvm);
        settings.put("spark.driver.memory", "900m");
        settings.put("spark.executor.extraJavaOptions", jvm);
        settings.put("spark.executor.instances", "1");
        settings.put("spark.executor.memory", "600m");
        return settings;
    }

    /** With a keytab of the account's own. */
    Submission as(String account) {
        options.addAll(List.of(
                "--principal",
                account + "@" + Cluster.REALM,
                "--keytab",
                cluster.keytab(account).toString()));
        return this;
    }

    /** With the ticket that somebody got. */
    Submission withTicketOf(String user) {
        environment.put("KRB5CCNAME", cluster.ticket(user).toString());
        return this;
    }

    Submission set(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    /** A jar's class, its driver on the cluster. */
    Child cluster(Path jar, String mainClass, List<String> args) {
        return submit(jar.toString(), mainClass, args);
    }

    private Child submit(String jar, String mainClass, List<String> args) {
        List<String> command = new ArrayList<>(List.of("-Xmx900m"));
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ")));
        command.add("-Djava.security.krb5.conf=" + cluster.krb5());
        command.add("-Dlog4j2.configurationFile=" + Project.resource("log4j2.properties"));
        command.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", "yarn", "--deploy-mode", "cluster"));
        command.addAll(List.of("--name", name, "--class", mainClass));
        command.addAll(options);
        settings.forEach((setting, value) -> command.addAll(List.of("--conf", setting + "=" + value)));
        command.add(jar);
        command.addAll(args);
        return Child.java(folder, name, withConf(), environment, command);
    }

    private List<String> withConf() {
        List<String> classPath = new ArrayList<>(List.of(cluster.conf().toString()));
        classPath.addAll(Project.spark());
        return classPath;
    }
}
