package io.lakewarden.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageRequestTest {
    @Test
    void aRequestNamesTheFolderAndWhatEachIdentityOpens() {
        StorageRequest request = StorageRequest.fromJson(
                """
                {"folder": "/lake", "identities": [{"name": "ingest", "accessKey": "A", "secretKey": "S",
                "reads": ["bronze/"], "writes": ["bronze/"]}]}""");

        assertThat(request)
                .isEqualTo(new StorageRequest(
                        Path.of("/lake"),
                        List.of(new Identity(
                                "ingest", "A", "S", List.of(new Prefix("bronze/")), List.of(new Prefix("bronze/"))))));
        assertThat(request.allowsWrites()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "bronze", "bronze/../", "/bronze/", "bronze//"})
    void aPrefixThatIsNoFolderOfTheLakeIsRefused(String prefix) {
        assertThatThrownBy(() -> new Prefix(prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot serve the prefix '" + prefix + "': expected folder names that each end in a slash");
    }

    @Test
    void whatIsNoRequestIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> StorageRequest.fromJson("{\"folder\": \"/lake\", \"secret\": \"hush\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot read the request: expected folder and identities,"
                        + " each with name, accessKey, secretKey, reads and writes");
    }

    @Test
    void anAccessKeyBelongsToOneIdentity() {
        Identity identity = new Identity("ingest", "A", "S", List.of(), List.of());

        assertThatThrownBy(() -> new StorageRequest(Path.of("/lake"), List.of(identity, identity)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot serve two identities with the same access key");
    }

    @Test
    void anIdentityPrintsWithoutItsKeys() {
        assertThat(new Identity("ingest", "A", "hush", List.of(), List.of())).hasToString("ingest");
    }
}
