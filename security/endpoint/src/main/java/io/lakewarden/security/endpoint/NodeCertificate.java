package io.lakewarden.security.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the key and certificate that Hadoop's servers on this node have, {@code ssl.server.keystore.*} of
 * {@code ssl-server.xml}, wherever EMR got them from: {@code <ssl-server.xml> <folder>}. The folder then holds what the
 * endpoint serves with, {@code endpoint.p12} and {@code endpoint.password}, and the certificates without the key,
 * {@code endpoint.pem}.
 */
public final class NodeCertificate {
    private static final Logger LOG = LoggerFactory.getLogger(NodeCertificate.class);
    private static final String KEYSTORE = "ssl.server.keystore.";
    private static final String ALIAS = "endpoint";
    private static final int PASSWORD_BYTES = 24;
    private static final int PEM_LINE = 64;

    private NodeCertificate() {}

    public static void main(String[] args) {
        try {
            take(Path.of(args[0]), Path.of(args[1]));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            LOG.error("Cannot take the node's certificate: {}", e.getMessage());
            System.exit(1);
        }
    }

    /** An incomplete {@code ssl-server.xml}, or a keystore without a key, is an {@link IllegalArgumentException}. */
    static void take(Path settings, Path folder) throws IOException, GeneralSecurityException {
        Configuration server = new Configuration(false);
        server.addResource(settings.toUri().toURL());
        String location = Optional.ofNullable(server.get(KEYSTORE + "location"))
                .orElseThrow(() -> new IllegalArgumentException(
                        settings + " names no " + KEYSTORE + "location; encrypt in transit"));
        char[] opens = password(server, settings, "password");
        KeyStore node = KeyStore.getInstance(server.get(KEYSTORE + "type", "jks"));
        try (InputStream in = Files.newInputStream(Path.of(location))) {
            node.load(in, opens);
        }

        String alias = keyAlias(node, location);
        char[] unlocks = server.getPassword(KEYSTORE + "keypassword");
        Key key = node.getKey(alias, unlocks == null ? opens : unlocks);
        write(folder, key, node.getCertificateChain(alias));
    }

    private static char[] password(Configuration server, Path settings, String name) throws IOException {
        return Optional.ofNullable(server.getPassword(KEYSTORE + name))
                .orElseThrow(() -> new IllegalArgumentException(settings + " has no " + KEYSTORE + name));
    }

    private static String keyAlias(KeyStore keystore, String location) throws GeneralSecurityException {
        List<String> aliases =
                Collections.list(keystore.aliases()).stream().sorted().toList();
        for (String alias : aliases) {
            if (keystore.isKeyEntry(alias)) {
                return alias;
            }
        }

        throw new IllegalArgumentException(location + " holds no key");
    }

    private static void write(Path folder, Key key, Certificate[] chain) throws IOException, GeneralSecurityException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        KeyStore keystore = KeyStore.getInstance("PKCS12");
        keystore.load(null, null);
        keystore.setKeyEntry(ALIAS, key, password.toCharArray(), chain);
        try (OutputStream out = Files.newOutputStream(folder.resolve("endpoint.p12"))) {
            keystore.store(out, password.toCharArray());
        }

        Files.writeString(folder.resolve("endpoint.password"), password + "\n");
        Files.writeString(folder.resolve("endpoint.pem"), pem(chain));
    }

    private static String pem(Certificate[] chain) throws GeneralSecurityException {
        Base64.Encoder lines = Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        StringBuilder text = new StringBuilder();
        for (Certificate one : chain) {
            text.append("-----BEGIN CERTIFICATE-----\n")
                    .append(lines.encodeToString(one.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }

        return text.toString();
    }
}
