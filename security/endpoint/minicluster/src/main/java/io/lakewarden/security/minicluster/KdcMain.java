package io.lakewarden.security.minicluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Serves a KDC alone for the process that started it, until that process is gone: {@code <folder> <principal>...}. When
 * all is there it prints {@code ready}; the folder then holds {@code krb5.conf} and {@code keytabs/<name>.keytab}. The
 * end of standard input ends it.
 */
public final class KdcMain {
    private KdcMain() {}

    public static void main(String[] args) throws IOException {
        Kdc kdc = Kdc.start(Files.createDirectories(Path.of(args[0])).toRealPath());
        for (int i = 1; i < args.length; i++) {
            kdc.add(args[i]);
        }

        System.out.println("ready");
        System.out.flush();
        while (System.in.read() >= 0) {
            // Nothing is asked for.
        }

        Runtime.getRuntime().halt(0);
    }
}
