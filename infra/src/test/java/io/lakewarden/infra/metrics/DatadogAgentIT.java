package io.lakewarden.infra.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bootstrap action in a folder that is a node's root, with programs in the places of the node's own. */
class DatadogAgentIT {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    /** Of the file that the stand-in for the cloud's command makes: {@code the agent}. */
    private static final String HASH = "c770ef7d03b6965625b626eb0871705a566d6a89a39bb670f0cccffbac97270d";

    @TempDir
    private Path here;

    private Path node;

    @BeforeEach
    void aPrimaryNode() throws IOException {
        node = Files.createDirectories(here.resolve("node"));
        file("mnt/var/lib/info/instance.json", "{\"isMaster\": true, \"isRunningNameNode\": true}\n");
        file("mnt/var/lib/info/job-flow.json", "{\"jobFlowId\": \"j-1ABC\"}\n");
        program("sudo", "exec \"$@\"");
        program("uname", "echo aarch64");
        program("hostname", "echo ip-10-0-0-1.eu-west-1.compute.internal");
        for (String name : List.of("rpm", "systemctl", "chown", "sleep")) {
            program(name, "");
        }

        aws("printf 'the agent' > \"${@: -1}\"", "echo " + KEY);
    }

    /** The checks are written in the background; what still writes would write into a folder that is being deleted. */
    @AfterEach
    void nothingWritesAnyMore() {
        ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(here.toString()))
                .forEach(process -> process.onExit().join());
    }

    /** What it does when a file is asked for, and when the secret is. */
    private void aws(String copy, String secret) throws IOException {
        program("aws", "case $1 in s3) " + copy + " ;; *) " + secret + " ;; esac");
    }

    private void program(String name, String lines) throws IOException {
        Path program = Files.createDirectories(here.resolve("bin")).resolve(name);
        Files.writeString(
                program, "#!/bin/bash\necho " + name + " \"$@\" >> " + here.resolve("log") + "\n" + lines + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void file(String name, String text) throws IOException {
        Path file = node.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void theAgentSendsWithTheKeyOfTheSecretAndSaysWhoseMetricsTheyAre() throws Exception {
        assertThat(install()).startsWith("0 Sending metrics to Datadog, datadoghq.eu;");
        assertThat(node.resolve("etc/datadog-agent/datadog.yaml"))
                .hasContent(
                        """
                        api_key: %s
                        site: datadoghq.eu
                        ec2_prefer_imdsv2: true
                        logs_enabled: false
                        apm_config: {enabled: false}
                        process_config: {process_collection: {enabled: false}, container_collection: {enabled: false}}
                        remote_configuration: {enabled: false}
                        tags:
                          - "environment:prod"
                          - "cluster:etl"
                          - "emr_cluster:j-1ABC"
                        """
                                .formatted(KEY));
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(node.resolve("etc/datadog-agent/datadog.yaml"))))
                .as("whoever runs a step does not read the key")
                .isEqualTo("rw-r-----");
        assertThat(log())
                .contains("chown root:dd-agent " + node.resolve("etc/datadog-agent/datadog.yaml"))
                .contains("systemctl enable --quiet datadog-agent")
                .contains("systemctl restart datadog-agent")
                .doesNotContain(KEY);
    }

    @Test
    void throughAnEndpointItSendsToTheNameThatTheEndpointAnswersTo() throws Exception {
        install("--intake=https://metrics.agent.datadoghq.com");

        assertThat(node.resolve("etc/datadog-agent/datadog.yaml"))
                .content()
                .contains("\ndd_url: https://metrics.agent.datadoghq.com\n");
    }

    @Test
    void aPrimaryNodeAsksHdfsYarnAndSparkOverTlsWhereHadoopsSettingsSayThat() throws Exception {
        hadoop("HTTPS_ONLY");
        install();

        String address = "https://ip-10-0-0-1.eu-west-1.compute.internal";
        assertThat(check("hdfs_namenode")).endsWith("    hdfs_namenode_jmx_uri: " + address + ":9871\n");
        assertThat(check("yarn")).contains("    resourcemanager_uri: " + address + ":8090\n    cluster_name: etl\n");
        assertThat(check("spark"))
                .contains("    spark_url: " + address + ":8090\n    spark_cluster_mode: spark_yarn_mode\n");
        assertThat(node.resolve("etc/datadog-agent/conf.d/hdfs_datanode.d")).doesNotExist();
    }

    @Test
    void anyOtherNodeAsksItsOwnPartOfHdfsAlone() throws Exception {
        file("mnt/var/lib/info/instance.json", "{\"isMaster\": false}\n");
        hadoop("HTTP_ONLY");
        install();

        assertThat(check("hdfs_datanode"))
                .endsWith("    hdfs_datanode_jmx_uri: http://ip-10-0-0-1.eu-west-1.compute.internal:9864\n");
        assertThat(node.resolve("etc/datadog-agent/conf.d/yarn.d")).doesNotExist();
    }

    @Test
    void aNodeStartsWithoutTheAgentAndWithoutItsKeyWhateverFails() throws Exception {
        aws("exit 1", "echo " + KEY);
        assertThat(install()).isEqualTo(without("s3://mine/agent.rpm cannot be had"));

        aws("printf other > \"${@: -1}\"", "echo " + KEY);
        assertThat(install()).isEqualTo(without("s3://mine/agent.rpm is not what it must be"));

        aws("printf 'the agent' > \"${@: -1}\"", "exit 254");
        assertThat(install()).isEqualTo(without("the secret datadog/api-key cannot be read"));

        aws("printf 'the agent' > \"${@: -1}\"", "echo '{\"api_key\": \"x\"}'");
        assertThat(install()).isEqualTo(without("the secret datadog/api-key is no API key"));

        aws("printf 'the agent' > \"${@: -1}\"", "echo " + KEY);
        program("uname", "echo x86_64");
        assertThat(install()).isEqualTo(without("there is no package for x86_64"));

        program("uname", "echo aarch64");
        assertThat(install("--sight=x")).isEqualTo(without("--sight=x is no option"));

        program("rpm", "exit 1");
        assertThat(install()).isEqualTo(without("its package does not install"));

        program("rpm", "");
        program("systemctl", "exit 1");
        assertThat(install()).isEqualTo(without("its agent does not start"));
    }

    private String without(String reason) {
        assertThat(node.resolve("etc/datadog-agent/datadog.yaml")).doesNotExist();
        return "0 Cannot send metrics to Datadog: " + reason + "; the node goes on without\n";
    }

    @Test
    void shellcheckFindsNothing() throws Exception {
        assumeThat(Path.of("/usr/bin/shellcheck")).as("shellcheck is installed").isExecutable();
        assertThat(run("shellcheck", List.of(script().toString()))).isEqualTo("0 ");
    }

    private void hadoop(String policy) throws IOException {
        for (String of : List.of("hdfs-site.xml dfs", "yarn-site.xml yarn")) {
            String[] words = of.split(" ");
            file(
                    "etc/hadoop/conf/" + words[0],
                    """
                            <configuration>
                              <property>
                                <name>%1$s.other</name>
                                <value>x</value>
                              </property>

                              <property>
                                <name>%1$s.http.policy</name>
                                <value>%2$s</value>
                              </property>
                            </configuration>
                            """
                            .formatted(words[1], policy));
        }
    }

    /** It is written in the background. */
    private String check(String name) throws IOException {
        nothingWritesAnyMore();
        return Files.readString(node.resolve("etc/datadog-agent/conf.d/" + name + ".d/conf.yaml"));
    }

    private String log() throws IOException {
        return Files.readString(here.resolve("log"));
    }

    private Path script() throws IOException {
        return Files.writeString(here.resolve("datadog-agent.sh"), MetricsFile.DATADOG_AGENT.text());
    }

    private String install(String... more) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(
                List.of(script().toString(), node.toString(), "--region=eu-west-1", "--secret=datadog/api-key"));
        words.addAll(List.of("--site=datadoghq.eu", "--tag=environment:prod", "--tag=cluster:etl"));
        words.add("--package=aarch64,s3://mine/agent.rpm," + HASH);
        words.addAll(List.of(more));
        return run("bash", words);
    }

    private String run(String program, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().merge("PATH", here.resolve("bin").toString(), (path, ours) -> ours + ":" + path);
        builder.environment().put("TMPDIR", here.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }
}
