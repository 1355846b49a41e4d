package io.lakewarden.security.minicluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/** A resource manager and a node manager that take none but Kerberos users, and applications from few of those. */
final class Yarn implements AutoCloseable {
    private static final String NOBODY = " ";
    private static final String QUEUE = "yarn.scheduler.capacity.root";

    private final MiniYARNCluster cluster;

    private Yarn(MiniYARNCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Serves from now on, and writes {@code conf/} for its clients.
     *
     * @param submitters who may submit applications, by short names, with commas
     */
    static Yarn start(Path folder, Kdc kdc, String submitters) throws IOException {
        Configuration settings = settings(kdc, submitters);
        UserGroupInformation.setConfiguration(settings);
        UserGroupInformation.loginUserFromKeytab(settings.get("yarn.resourcemanager.principal"), keytab(kdc));
        MiniYARNCluster cluster = new MiniYARNCluster("yarn", 1, 1, 1);
        cluster.init(settings);
        cluster.start();
        Path conf = Files.createDirectories(folder.resolve("conf"));
        for (String file : new String[] {"core-site.xml", "yarn-site.xml"}) {
            try (OutputStream out = Files.newOutputStream(conf.resolve(file))) {
                cluster.getConfig().writeXml(out);
            }
        }

        return new Yarn(cluster);
    }

    /** Ends what runs in its containers. */
    @Override
    public void close() {
        cluster.stop();
    }

    private static Configuration settings(Kdc kdc, String submitters) {
        Configuration settings = new Configuration();
        settings.set("hadoop.security.authentication", "kerberos");
        settings.set("hadoop.security.authorization", "true");
        for (String role : new String[] {"resourcemanager", "nodemanager"}) {
            settings.set("yarn." + role + ".principal", "yarn/localhost@" + kdc.realm());
            settings.set("yarn." + role + ".keytab", keytab(kdc));
        }

        settings.set("yarn.resourcemanager.hostname", "localhost");
        settings.set("yarn.resourcemanager.bind-host", "localhost");
        settings.setBoolean("yarn.acl.enable", true);
        settings.set("yarn.admin.acl", "yarn");
        settings.set(
                "yarn.resourcemanager.scheduler.class",
                "org.apache.hadoop.yarn.server.resourcemanager.scheduler.capacity.CapacityScheduler");
        settings.set(QUEUE + ".queues", "default");
        settings.set(QUEUE + ".default.capacity", "100");
        settings.set("yarn.scheduler.capacity.maximum-am-resource-percent", "1.0");
        // Whoever may submit to a queue, or administer it, may submit to all below: both are open by default.
        settings.set(QUEUE + ".acl_submit_applications", NOBODY);
        settings.set(QUEUE + ".acl_administer_queue", NOBODY);
        settings.set(QUEUE + ".default.acl_submit_applications", submitters);
        settings.set(QUEUE + ".default.acl_administer_queue", NOBODY);
        // What its containers may ask for; they take less.
        settings.setInt("yarn.minicluster.yarn.nodemanager.resource.memory-mb", 8192);
        settings.setInt("yarn.scheduler.minimum-allocation-mb", 256);
        settings.setBoolean("yarn.nodemanager.vmem-check-enabled", false);
        settings.set("yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", "100");
        // A client without a ticket would try for a quarter of an hour.
        settings.setInt("yarn.resourcemanager.connect.max-wait.ms", 15_000);
        settings.setInt("yarn.resourcemanager.connect.retry-interval.ms", 1000);
        return settings;
    }

    private static String keytab(Kdc kdc) {
        return kdc.keytab("yarn/localhost").toString();
    }
}
