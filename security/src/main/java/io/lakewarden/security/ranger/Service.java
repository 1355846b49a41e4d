package io.lakewarden.security.ranger;

/**
 * What a Ranger Admin keeps policies for.
 *
 * @param name as the Admin knows it, say {@code lakewarden_hive}
 * @param type the name of its service definition
 */
public record Service(String name, String type) {
    static Service hive(String platform) {
        return new Service(platform + "_hive", "hive");
    }

    static Service tag(String platform) {
        return new Service(platform + "_tag", "tag");
    }

    static Service emrSpark(String platform) {
        return new Service(platform + "_emr_spark", "amazon-emr-spark");
    }

    static Service emrfs(String platform) {
        return new Service(platform + "_emr_emrfs", "amazon-emr-emrfs");
    }
}
