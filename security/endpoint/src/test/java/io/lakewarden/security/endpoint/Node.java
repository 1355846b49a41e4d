package io.lakewarden.security.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A primary node as a deployment makes one: the template's own step runs the deployment's own script, and what systemd
 * would start is what its unit says, with the template's settings of Spark. Stand-ins take the places of what only such a
 * node has: its accounts, HDFS, systemd, and {@code kadmin.local}, which hands out the keys of the test's KDC.
 */
final class Node {
    private static final Path INFRA =
            Path.of("../../infra/src").toAbsolutePath().normalize();
    private static final String SCRIPT = "main/resources/io/lakewarden/infra/compute/sql-endpoint.sh";
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Cluster cluster;
    private final Path folder;
    private final Path root;
    private final JsonNode template;
    private final int port;

    private Node(Cluster cluster, Path folder, JsonNode template, int port) {
        this.cluster = cluster;
        this.folder = folder;
        this.root = folder.resolve("node");
        this.template = template;
        this.port = port;
    }

    static Node of(Cluster cluster, Path folder, Keystore certificate) throws IOException {
        JsonNode template = JSON.readTree(INFRA.resolve("test/resources/golden/comprehensive-prod/compute.json")
                        .toFile())
                .path("Resources");
        try (ServerSocket free = new ServerSocket(0)) {
            Node node = new Node(cluster, folder, template, free.getLocalPort());
            node.install(certificate);
            return node;
        }
    }

    Path file(String path) {
        return Path.of(root + path);
    }

    private void install(Keystore certificate) throws IOException {
        Path jars = Files.createDirectories(file("/usr/lib/lakewarden"));
        for (String jar : Project.endpoint()) {
            Files.createSymbolicLink(jars.resolve(Path.of(jar).getFileName()), Path.of(jar));
        }

        Files.createDirectories(file("/etc/systemd/system"));
        Files.writeString(
                cluster.conf().resolve("ssl-server.xml"),
                """
                <configuration>
                  <property><name>ssl.server.keystore.location</name><value>%s</value></property>
                  <property><name>ssl.server.keystore.password</name><value>%s</value></property>
                </configuration>
                """
                        .formatted(certificate.file(), certificate.password()));
        Path spark = Files.createDirectories(file("/etc/spark/conf"));
        Files.write(
                spark.resolve("spark-defaults.conf"),
                sparkDefaults().entrySet().stream()
                        .map(setting -> setting.getKey() + " " + setting.getValue())
                        .toList());
        Map.of(
                        "sudo", "exec \"$@\"",
                        "hostname", "echo localhost",
                        "useradd", "echo useradd \"$@\" >> " + root + "/log",
                        "kinit", "echo kinit \"$@\" >> " + root + "/log",
                        "hdfs", "echo hdfs \"$@\" >> " + root + "/log",
                        "hadoop", "echo " + String.join(":", Project.sparkAlone()),
                        "systemctl", "echo systemctl \"$@\" >> " + root + "/log")
                .forEach(this::program);
        program(
                "install",
                """
                words=()
                while [ $# -gt 0 ]; do
                  case $1 in -o | -g) shift 2 ;; *) words+=("$1"); shift ;; esac
                done
                exec /usr/bin/install "${words[@]}"
                """);
        // Of a keytab, two bytes tell the version; the keys of another may follow.
        program(
                "kadmin.local",
                """
                [ "$3" != ktadd ] || {
                  [ "$4" = -norandkey ] || exit 1
                  name=${7%%%%[/@]*}
                  if [ -s "$6" ]; then tail -c +3 "%1$s/$name.keytab" >> "$6"; else cat "%1$s/$name.keytab" > "$6"; fi
                }
                """
                        .formatted(cluster.keytab("any").getParent()));
    }

    private void program(String name, String lines) {
        try {
            Path program = Files.createDirectories(root.resolve("bin")).resolve(name);
            Files.writeString(program, "#!/bin/bash\n" + lines + "\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The template's, with this machine's lake in the place of the one in the cloud. */
    private Map<String, String> sparkDefaults() {
        Map<String, String> defaults = new TreeMap<>();
        StreamSupport.stream(
                        template.at("/EndpointCluster/Properties/Configurations")
                                .spliterator(),
                        false)
                .filter(one -> one.path("Classification").asText().equals("spark-defaults"))
                .flatMap(one -> one.path("ConfigurationProperties").properties().stream())
                .filter(property -> !property.getKey().startsWith("spark.sql.catalog."))
                .forEach(property ->
                        defaults.put(property.getKey(), property.getValue().asText()));
        GovernedLake.settings(folder, "endpoint").forEach((setting, value) -> {
            if (setting.contains(".catalog.") || setting.contains("defaultCatalog")) {
                defaults.put(setting, value);
            }
        });
        defaults.put(
                "spark.lakewarden.authorizer.policies",
                Project.resource("policies").toUri().toString());
        defaults.put(
                "spark.jars",
                Project.endpoint().stream()
                        .map(jar -> "local:"
                                + file("/usr/lib/lakewarden/" + Path.of(jar).getFileName()))
                        .collect(Collectors.joining(",")));
        defaults.putAll(Submission.onThisMachine(cluster, folder, Project.sparkAlone()));
        return defaults;
    }

    /** Runs the template's step. */
    Child step() {
        List<String> words = new ArrayList<>();
        template.at("/EndpointSqlEndpoint/Properties/HadoopJarStep/Args")
                .forEach(word -> words.add(here(word.asText())));
        Map<String, String> environment = Map.of(
                "PATH",
                root.resolve("bin") + ":" + Path.of(System.getProperty("java.home"), "bin") + ":"
                        + System.getenv("PATH"),
                "HADOOP_CONF_DIR",
                cluster.conf().toString());
        return Child.program(folder, "step", environment, words);
    }

    private String here(String word) {
        return switch (word) {
            case "/usr/lib/lakewarden/sql-endpoint.sh" -> INFRA.resolve(SCRIPT).toString();
            case "10443" -> Integer.toString(port);
            case "ENDPOINT.PROD.INTERNAL" -> Cluster.REALM;
            default -> word.startsWith("/") ? file(word).toString() : word;
        };
    }

    /** Starts what the unit says, once the step has asked for it. */
    Child started(Child step, Duration most) {
        step.until(() -> log().contains("systemctl restart lakewarden-endpoint.service"), most);
        List<String> words = words(execStart());
        List<String> command = new ArrayList<>(List.of("-Xmx900m"));
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ")));
        command.add("-Djava.security.krb5.conf=" + cluster.krb5());
        command.add("-Dlog4j2.configurationFile=" + Project.resource("log4j2.properties"));
        command.add("org.apache.spark.deploy.SparkSubmit");
        command.addAll(words.subList(1, words.size()));
        return Child.java(
                folder,
                "endpoint",
                Stream.concat(Stream.of(cluster.conf().toString()), Project.sparkAlone().stream())
                        .toList(),
                Map.of(
                        "HADOOP_CONF_DIR", cluster.conf().toString(),
                        "SPARK_CONF_DIR", file("/etc/spark/conf").toString(),
                        "KRB5CCNAME", folder.resolve("no-ticket").toString()),
                command);
    }

    String log() {
        try {
            return Files.exists(root.resolve("log")) ? Files.readString(root.resolve("log")) : "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String execStart() {
        try {
            return Files.readString(file("/etc/systemd/system/lakewarden-endpoint.service"))
                    .replace("\\\n", " ")
                    .lines()
                    .filter(line -> line.startsWith("ExecStart="))
                    .findFirst()
                    .orElseThrow()
                    .substring("ExecStart=".length());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As systemd splits a command line (systemd.service, "Command lines"). */
    private static List<String> words(String line) {
        Matcher matcher = WORD.matcher(line);
        List<String> words = new ArrayList<>();
        while (matcher.find()) {
            String word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            words.add(word.replace("$$", "$").replace("%%", "%").replaceAll("\\\\(.)", "$1"));
        }

        return words;
    }
}
