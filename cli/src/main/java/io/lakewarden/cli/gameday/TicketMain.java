package io.lakewarden.cli.gameday;

import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Base64;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.Oid;

/**
 * One side of a Kerberos login, as Java does it. {@code ask <principal> <keytab> <service>} prints what the principal
 * would send to that service, {@code take <principal> <keytab> <sent>} prints {@code taken} if it takes that; else each
 * prints a line that says why not.
 */
public final class TicketMain {
    private static final String KERBEROS = "1.2.840.113554.1.2.2";

    private TicketMain() {}

    public static void main(String[] args) {
        boolean asks = args[0].equals("ask");
        try {
            LoginContext login = new LoginContext("ticket", new Subject(), null, keytab(args[1], args[2], asks));
            login.login();
            PrivilegedExceptionAction<String> side = asks ? () -> ask(args[3]) : () -> take(args[3]);
            System.out.println(Subject.doAs(login.getSubject(), side));
        } catch (LoginException e) {
            System.out.println("Cannot get a ticket for " + args[1] + ": " + e.getMessage());
        } catch (PrivilegedActionException e) {
            System.out.println("Cannot " + args[0] + " as " + args[1] + ": "
                    + e.getException().getMessage());
        }
    }

    private static String ask(String service) throws GSSException {
        GSSManager manager = GSSManager.getInstance();
        GSSContext context = manager.createContext(
                manager.createName(service, new Oid(KERBEROS + ".1")),
                new Oid(KERBEROS),
                null,
                GSSContext.DEFAULT_LIFETIME);
        return Base64.getEncoder().encodeToString(context.initSecContext(new byte[0], 0, 0));
    }

    private static String take(String sent) throws GSSException {
        GSSManager manager = GSSManager.getInstance();
        byte[] token = Base64.getDecoder().decode(sent);
        GSSCredential own = manager.createCredential(
                null, GSSCredential.INDEFINITE_LIFETIME, new Oid(KERBEROS), GSSCredential.ACCEPT_ONLY);
        manager.createContext(own).acceptSecContext(token, 0, token.length);
        return "taken";
    }

    private static Configuration keytab(String principal, String keytab, boolean asks) {
        Map<String, String> options = Map.of(
                "principal",
                principal,
                "keyTab",
                keytab,
                "useKeyTab",
                "true",
                "storeKey",
                "true",
                "doNotPrompt",
                "true",
                "isInitiator",
                String.valueOf(asks));
        return new Configuration() {
            @Override
            public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
                return new AppConfigurationEntry[] {
                    new AppConfigurationEntry(
                            "com.sun.security.auth.module.Krb5LoginModule", LoginModuleControlFlag.REQUIRED, options)
                };
            }
        };
    }
}
