package io.lakewarden.security.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A key made for one run, by the JDK's keytool.
 *
 * @param file PKCS12
 * @param passwordFile what opens it
 * @param certificate as PEM, for whom it has to convince
 */
record Keystore(Path file, Path passwordFile, Path certificate) {
    static Keystore create(Path folder) throws IOException {
        Keystore keystore = new Keystore(
                folder.resolve("endpoint.p12"), folder.resolve("endpoint.password"), folder.resolve("endpoint.pem"));
        Files.writeString(keystore.passwordFile, "for-this-run-alone\n");
        keystore.keytool(
                folder, List.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost"));
        keystore.keytool(folder, List.of("-exportcert", "-rfc", "-file", keystore.certificate.toString()));
        return keystore;
    }

    String password() throws IOException {
        return Files.readString(passwordFile).strip();
    }

    private void keytool(Path folder, List<String> command) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        line.addAll(command);
        line.addAll(List.of("-alias", "endpoint", "-storetype", "PKCS12", "-keystore", file.toString()));
        line.addAll(List.of("-storepass:file", passwordFile.toString()));
        try {
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("keytool.log").toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException("Cannot make a key: " + Files.readString(folder.resolve("keytool.log")));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
