package io.lakewarden.security.minicluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Serves YARN and a KDC for the process that started it, until that process is gone: {@code <folder> <submitters>
 * <principal>...}. When all is there it prints {@code ready}; the folder then holds {@code krb5.conf}, {@code conf/},
 * {@code keytabs/<name>.keytab} and {@code tickets/<name>}. The end of standard input ends it.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0])).toRealPath();
        List<String> principals = Arrays.asList(args).subList(2, args.length);
        Kdc kdc = Kdc.start(folder);
        kdc.add("yarn/localhost");
        for (String principal : principals) {
            kdc.add(principal);
        }

        Yarn yarn = Yarn.start(folder, kdc, args[1]);
        System.out.println("ready");
        System.out.flush();
        while (System.in.read() >= 0) {
            // Nothing is asked for.
        }

        yarn.close();
        Runtime.getRuntime().halt(0);
    }
}
