package io.lakewarden.security.endpoint;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the endpoint serves.
 *
 * @param address where
 * @param service by which Kerberos principal
 * @param realms whose users
 * @param tls with which keystore, if any
 * @param audit the file of its audit, if any
 * @param bounds how much
 */
record EndpointSettings(
        InetSocketAddress address,
        Service service,
        SortedSet<String> realms,
        Optional<Tls> tls,
        Optional<Path> audit,
        Bounds bounds) {
    /** A principal, and the keytab that proves it. */
    record Service(String principal, Path keytab) {
        private static final Pattern HTTP = Pattern.compile("HTTP/([^/@]+)@[^/@]+");

        Service {
            if (!HTTP.matcher(principal).matches()) {
                throw refused(Setting.PRINCIPAL, "got " + principal + ", expected HTTP/<host>@<realm>");
            }
        }

        /** The host by which users name it. */
        String host() {
            Matcher matcher = HTTP.matcher(principal);
            return matcher.matches() ? matcher.group(1) : "";
        }
    }

    /** A PKCS12 keystore, and the file that holds its password. */
    record Tls(Path keystore, Path passwordFile) {}

    /** What no request may exceed. */
    record Bounds(
            int rowsByDefault,
            int rowsAtMost,
            int queryBytes,
            int answerBytes,
            int queries,
            int queriesPerUser,
            Duration queryTimeout,
            Duration sessionIdle,
            Duration stop) {}

    EndpointSettings {
        realms = new TreeSet<>(realms);
        if (!address.getAddress().isLoopbackAddress() && tls.isEmpty()) {
            throw refused(
                    Setting.HOST,
                    address.getHostString() + " is no loopback address, and texts and rows would cross the network"
                            + " unencrypted; set " + Setting.TLS_KEYSTORE.key());
        }
    }

    /** Reads Spark's configuration; a wrong or an unknown setting is an {@link IllegalArgumentException} of one line. */
    static EndpointSettings of(Map<String, String> configuration) {
        refuseUnknown(configuration);
        Reader reader = new Reader(configuration);
        Optional<Tls> tls = reader.text(Setting.TLS_KEYSTORE)
                .map(keystore -> new Tls(Path.of(keystore), Path.of(reader.needed(Setting.TLS_PASSWORD_FILE))));
        return new EndpointSettings(
                reader.address(),
                new Service(reader.needed(Setting.PRINCIPAL), Path.of(reader.needed(Setting.KEYTAB))),
                reader.realms(),
                tls,
                reader.text(Setting.AUDIT).map(Path::of),
                new Bounds(
                        reader.positive(Setting.ROWS_DEFAULT),
                        reader.positive(Setting.ROWS_MAX),
                        reader.positive(Setting.QUERY_MAX_BYTES),
                        reader.positive(Setting.ANSWER_MAX_BYTES),
                        reader.positive(Setting.QUERIES),
                        reader.positive(Setting.QUERIES_PER_USER),
                        reader.seconds(Setting.QUERY_TIMEOUT_SECONDS),
                        reader.seconds(Setting.SESSION_IDLE_SECONDS),
                        reader.seconds(Setting.STOP_SECONDS)));
    }

    private static void refuseUnknown(Map<String, String> configuration) {
        SortedSet<String> unknown = new TreeSet<>(configuration.keySet());
        unknown.removeIf(key -> !key.startsWith(Setting.PREFIX));
        Stream.of(Setting.values()).map(Setting::key).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("Cannot start the endpoint: it has no setting " + unknown.first());
        }
    }

    private static IllegalArgumentException refused(Setting setting, String why) {
        return new IllegalArgumentException("Cannot start the endpoint: " + setting.key() + ": " + why);
    }

    private record Reader(Map<String, String> configuration) {
        Optional<String> text(Setting setting) {
            String value = configuration
                    .getOrDefault(setting.key(), setting.byDefault())
                    .strip();
            return value.isEmpty() ? Optional.empty() : Optional.of(value);
        }

        String needed(Setting setting) {
            return text(setting).orElseThrow(() -> refused(setting, "not set"));
        }

        int positive(Setting setting) {
            int number = number(setting);
            if (number <= 0) {
                throw refused(setting, "got " + number + ", expected a number above 0");
            }

            return number;
        }

        Duration seconds(Setting setting) {
            return Duration.ofSeconds(positive(setting));
        }

        SortedSet<String> realms() {
            return Arrays.stream(needed(Setting.REALMS).split(","))
                    .map(String::strip)
                    .filter(realm -> !realm.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        InetSocketAddress address() {
            int port = number(Setting.PORT);
            if (port < 0 || port > 65_535) {
                throw refused(Setting.PORT, "got " + port + ", expected 0 to 65535");
            }

            String host = needed(Setting.HOST);
            try {
                return new InetSocketAddress(InetAddress.getByName(host), port);
            } catch (UnknownHostException e) {
                throw refused(Setting.HOST, "no host " + host);
            }
        }

        private int number(Setting setting) {
            String text = needed(setting);
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw refused(setting, "got " + text + ", expected a whole number");
            }
        }
    }
}
