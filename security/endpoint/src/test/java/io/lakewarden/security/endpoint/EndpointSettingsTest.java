package io.lakewarden.security.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointSettingsTest {
    @Test
    void threeSettingsAreEnoughOnTheLoopbackAddress() {
        EndpointSettings settings = EndpointSettings.of(needed());
        assertThat(settings.address().getAddress().isLoopbackAddress()).isTrue();
        assertThat(settings.address().getPort()).isEqualTo(8443);
        assertThat(settings.service().host()).isEqualTo("sql.example.com");
        assertThat(settings.realms()).containsExactly("EXAMPLE.COM");
        assertThat(settings.tls()).isEmpty();
        assertThat(settings.bounds().queryTimeout()).isEqualTo(Duration.ofSeconds(600));
    }

    @Test
    void severalRealmsMayBeServed() {
        assertThat(EndpointSettings.of(with(Setting.REALMS, "B.ORG, A.ORG")).realms())
                .containsExactly("A.ORG", "B.ORG");
    }

    @Test
    void anotherAddressThanTheLoopbackNeedsAKeystore() {
        Map<String, String> open = with(Setting.HOST, "0.0.0.0");
        assertThatThrownBy(() -> EndpointSettings.of(open))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot start the endpoint: spark.lakewarden.endpoint.host: 0.0.0.0 is no loopback address,"
                        + " and texts and rows would cross the network unencrypted; set"
                        + " spark.lakewarden.endpoint.tls-keystore");

        open.put(Setting.TLS_KEYSTORE.key(), "endpoint.p12");
        open.put(Setting.TLS_PASSWORD_FILE.key(), "endpoint.password");
        assertThat(EndpointSettings.of(open).tls())
                .isEqualTo(
                        Optional.of(new EndpointSettings.Tls(Path.of("endpoint.p12"), Path.of("endpoint.password"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "principal | '' | spark.lakewarden.endpoint.principal: not set",
                "keytab | '' | spark.lakewarden.endpoint.keytab: not set",
                "realms | '' | spark.lakewarden.endpoint.realms: not set",
                "principal | sql@EXAMPLE.COM | spark.lakewarden.endpoint.principal: got sql@EXAMPLE.COM, expected"
                        + " HTTP/<host>@<realm>",
                "port | 70000 | spark.lakewarden.endpoint.port: got 70000, expected 0 to 65535",
                "rows-max | many | spark.lakewarden.endpoint.rows-max: got many, expected a whole number",
                "queries | 0 | spark.lakewarden.endpoint.queries: got 0, expected a number above 0",
                "tls-keystore | endpoint.p12 | spark.lakewarden.endpoint.tls-password-file: not set",
                "qeuries | 8 | it has no setting spark.lakewarden.endpoint.qeuries"
            })
    void aWrongSettingIsNamed(String name, String value, String why) {
        Map<String, String> wrong = needed();
        wrong.put(Setting.PREFIX + name, value);
        assertThatThrownBy(() -> EndpointSettings.of(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot start the endpoint: " + why);
    }

    @Test
    void whatIsNotTheEndpointsIsNotItsBusiness() {
        Map<String, String> all = needed();
        all.put("spark.sql.shuffle.partitions", "2");
        assertThat(EndpointSettings.of(all)).isEqualTo(EndpointSettings.of(needed()));
    }

    private static Map<String, String> with(Setting setting, String value) {
        Map<String, String> settings = needed();
        settings.put(setting.key(), value);
        return settings;
    }

    private static Map<String, String> needed() {
        return new TreeMap<>(Map.of(
                Setting.PRINCIPAL.key(), "HTTP/sql.example.com@EXAMPLE.COM",
                Setting.KEYTAB.key(), "http.keytab",
                Setting.REALMS.key(), "EXAMPLE.COM"));
    }
}
