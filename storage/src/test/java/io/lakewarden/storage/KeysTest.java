package io.lakewarden.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "gold/",
                "gold/sales/data/00000-0-1c5d4a1e-7b9f-4f9e-8f6e-0d3b8e6f2a11-00001.parquet",
                "gold/sales/metadata/1c5d4a1e-7b9f-4f9e-8f6e-0d3b8e6f2a11-m0.avro",
                "gold/day=2011-03-21/x",
                "gold/..x/%2e%2e"
            })
    void namesThatGoDownArePlain(String key) {
        assertThat(Keys.isPlain(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/gold/x",
                "gold//x",
                "gold//",
                "..",
                "gold/../silver/x",
                "gold/./x",
                "gold/..",
                "gold\\..\\silver",
                "gold/x\u0000",
                "gold/x\n",
                ".mpus-1/x",
                "gold/.mpus-1/x",
                ".s3proxy-slash",
                "gold/x.parquet-1c5d4a1e-7b9f-4f9e-8f6e-0d3b8e6f2a11"
            })
    void otherKeysAreNot(String key) {
        assertThat(Keys.isPlain(key)).isFalse();
    }
}
