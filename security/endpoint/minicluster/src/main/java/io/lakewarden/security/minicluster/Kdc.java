package io.lakewarden.security.minicluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.hadoop.minikdc.MiniKdc;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.client.KrbClient;
import org.apache.kerby.kerberos.kerb.type.ticket.TgtTicket;

/** A key distribution centre on the loopback address: {@code krb5.conf}, {@code keytabs/} and {@code tickets/}. */
final class Kdc {
    private final MiniKdc kdc;
    private final Path folder;

    private Kdc(MiniKdc kdc, Path folder) {
        this.kdc = kdc;
        this.folder = folder;
    }

    /** Serves from now on, until this process ends; its realm is {@code EXAMPLE.COM}. */
    static Kdc start(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("keytabs"));
        Files.createDirectories(folder.resolve("tickets"));
        Properties settings = MiniKdc.createConf();
        settings.setProperty(MiniKdc.KDC_BIND_ADDRESS, "localhost");
        try {
            MiniKdc kdc = new MiniKdc(settings, folder.toFile());
            kdc.start();
            Files.copy(kdc.getKrb5conf().toPath(), folder.resolve("krb5.conf"));
            return new Kdc(kdc, folder);
        } catch (Exception e) {
            throw new IOException("Cannot start a KDC in " + folder, e);
        }
    }

    /** Makes a principal and its keytab; whoever is no service gets a ticket too, as {@code kinit} would. */
    void add(String principal) throws IOException {
        File keytab = keytab(principal).toFile();
        try {
            kdc.createPrincipal(keytab, principal);
            if (principal.indexOf('/') < 0) {
                KrbClient client = new KrbClient(folder.toFile());
                client.init();
                TgtTicket ticket = client.requestTgt(principal + "@" + kdc.getRealm(), keytab);
                client.storeTicket(
                        ticket, folder.resolve("tickets").resolve(principal).toFile());
            }
        } catch (KrbException e) {
            throw new IOException("Cannot give a ticket to " + principal, e);
        } catch (Exception e) {
            throw new IOException("Cannot make the principal " + principal, e);
        }
    }

    /** The name of a service's keytab is that of the service. */
    Path keytab(String principal) {
        return folder.resolve("keytabs").resolve(principal.split("/")[0] + ".keytab");
    }

    String realm() {
        return kdc.getRealm();
    }
}
