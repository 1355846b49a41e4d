package io.lakewarden.security.endpoint;

import io.lakewarden.security.endpoint.EndpointSettings.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
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

/** Takes the Kerberos tickets that HTTP's {@code Negotiate} brings (RFC 4559), through the JDK's GSS-API. */
final class Tickets {
    static final String SCHEME = "Negotiate";
    private static final String REMEDY = "; get one with kinit, and send it with curl --negotiate -u :";

    private final Subject service;

    private Tickets(Subject service) {
        this.service = service;
    }

    /**
     * A ticket that was taken.
     *
     * @param principal whose it is, with its realm
     * @param reply what proves the service to its client
     */
    record Ticket(String principal, String reply) {}

    /** Reads the service's keytab; throws if it has no key of that principal. No KDC is asked, now or later. */
    static Tickets forService(Service service) throws IOException {
        if (!Files.isReadable(service.keytab())) {
            throw new IOException(
                    "Cannot serve as " + service.principal() + ": no readable keytab " + service.keytab());
        }

        try {
            LoginContext login = new LoginContext("endpoint", new Subject(), null, new Keytab(service));
            login.login();
            Tickets tickets = new Tickets(login.getSubject());
            tickets.as(tickets::credential).dispose();
            return tickets;
        } catch (LoginException | GSSException e) {
            throw new IOException(
                    "Cannot serve as " + service.principal() + ": its keytab does not hold it (" + e.getMessage() + ")",
                    e);
        }
    }

    /** The ticket in an {@code Authorization} header; a {@link Refusal} if it is none, or none for this service. */
    Ticket take(Optional<String> authorization) {
        byte[] token = token(authorization);
        try {
            return as(() -> accept(token));
        } catch (GSSException e) {
            throw new Refusal(Refusal.Code.UNAUTHENTICATED, "Cannot take the Kerberos ticket: " + reason(e), e);
        }
    }

    private static byte[] token(Optional<String> authorization) {
        String[] words = authorization.orElse("").strip().split("\\s+");
        if (words.length != 2 || !words[0].equalsIgnoreCase(SCHEME)) {
            throw new Refusal(Refusal.Code.UNAUTHENTICATED, "Cannot answer without a Kerberos ticket" + REMEDY);
        }

        try {
            return Base64.getDecoder().decode(words[1]);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    Refusal.Code.UNAUTHENTICATED, "Cannot take the Kerberos ticket: it is not in base64" + REMEDY, e);
        }
    }

    private Ticket accept(byte[] token) throws GSSException {
        GSSContext context = GSSManager.getInstance().createContext(credential());
        try {
            byte[] reply = context.acceptSecContext(token, 0, token.length);
            // A client that begins with another mechanism than Kerberos would go on for a round: it has no ticket.
            if (!context.isEstablished() || context.getSrcName().isAnonymous()) {
                throw new Refusal(
                        Refusal.Code.UNAUTHENTICATED, "Cannot answer without a Kerberos ticket of a user" + REMEDY);
            }

            return new Ticket(
                    context.getSrcName().toString(),
                    reply == null ? "" : Base64.getEncoder().encodeToString(reply));
        } finally {
            context.dispose();
        }
    }

    private GSSCredential credential() throws GSSException {
        Oid[] mechanisms = {new Oid("1.3.6.1.5.5.2"), new Oid("1.2.840.113554.1.2.2")};
        return GSSManager.getInstance()
                .createCredential(null, GSSCredential.INDEFINITE_LIFETIME, mechanisms, GSSCredential.ACCEPT_ONLY);
    }

    private <T> T as(PrivilegedExceptionAction<T> action) throws GSSException {
        try {
            return Subject.doAs(service, action);
        } catch (PrivilegedActionException e) {
            if (e.getException() instanceof GSSException failure) {
                throw failure;
            }

            throw new IllegalStateException("Cannot use the service's credential", e);
        }
    }

    private static String reason(GSSException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
    }

    /** The JDK's Kerberos login, from one keytab and nothing else. */
    private static final class Keytab extends Configuration {
        private final Service service;

        Keytab(Service service) {
            this.service = service;
        }

        @Override
        public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            Map<String, String> options = Map.of(
                    "principal",
                    service.principal(),
                    "keyTab",
                    service.keytab().toString(),
                    "useKeyTab",
                    "true",
                    "storeKey",
                    "true",
                    "doNotPrompt",
                    "true",
                    "isInitiator",
                    "false");
            return new AppConfigurationEntry[] {
                new AppConfigurationEntry(
                        "com.sun.security.auth.module.Krb5LoginModule", LoginModuleControlFlag.REQUIRED, options)
            };
        }
    }
}
