package io.lakewarden.security.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeCertificateIT {
    @TempDir
    private Path folder;

    private Keystore node;

    @BeforeEach
    void aNode() throws IOException {
        node = Keystore.create(Files.createDirectories(folder.resolve("hadoop")));
    }

    @Test
    void theEndpointServesWithTheKeyOfHadoopsServersUnderAPasswordOfItsOwn()
            throws IOException, GeneralSecurityException {
        Path settings = settings("<property><name>ssl.server.keystore.location</name><value>" + node.file()
                + "</value></property><property><name>ssl.server.keystore.password</name><value>" + node.password()
                + "</value></property>");

        NodeCertificate.take(settings, folder);

        String password = Files.readString(folder.resolve("endpoint.password")).strip();
        KeyStore taken = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("endpoint.p12"))) {
            taken.load(in, password.toCharArray());
        }

        assertThat(taken.isKeyEntry("endpoint")).isTrue();
        assertThat(password).isNotEqualTo(node.password()).hasSize(32);
        assertThat(Files.readString(folder.resolve("endpoint.pem")))
                .isEqualToNormalizingNewlines(Files.readString(node.certificate()));
    }

    @Test
    void aNodeThatEncryptsNothingInTransitHasNoCertificate() throws IOException {
        Path settings = settings("");

        assertThatThrownBy(() -> NodeCertificate.take(settings, folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(settings + " names no ssl.server.keystore.location; encrypt in transit");
    }

    @Test
    void aKeystoreWithoutItsPasswordIsNotGuessedAt() throws IOException {
        Path settings = settings(
                "<property><name>ssl.server.keystore.location</name><value>" + node.file() + "</value></property>");

        assertThatThrownBy(() -> NodeCertificate.take(settings, folder))
                .hasMessage(settings + " has no ssl.server.keystore.password");
    }

    private Path settings(String properties) throws IOException {
        return Files.writeString(folder.resolve("ssl-server.xml"), "<configuration>" + properties + "</configuration>");
    }
}
