package io.lakewarden.security.authorizer.conformance;

import java.util.Locale;
import java.util.regex.Pattern;

/** Who tries; {@link Policies} grants what each of them may do. */
enum User {
    /** Has no grant at all. */
    INTERN("France|Germany|open-(note|file)|openregion|" + Secrets.PARTIAL),
    /** Reads some rows and columns of the orders and of the payments, some of them masked; owns {@code desk}. */
    ANALYST(Secrets.PARTIAL),
    /** Reads all of {@code sales} and {@code files}, and the orders' files; owns {@code desk}. */
    READER(Secrets.VAULT),
    /** Reads and writes the orders, but may not alter or drop them. */
    WRITER(Secrets.VAULT),
    /** Writes the orders and reads nothing. */
    DEPOSITOR("France|Germany|open-note|" + Secrets.PARTIAL),
    /** Writes the orders, and reads those of some countries. */
    EDITOR("Hiddenland|hidden-note|7700000\\d|" + Secrets.VAULT),
    /** May do everything. */
    OWNER("no secret");

    private final Pattern secrets;

    User(String secrets) {
        this.secrets = Pattern.compile(secrets);
    }

    String account() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What must appear in nothing that this user gets to see. */
    Pattern secrets() {
        return secrets;
    }

    /** Marks in the seeded values, by who must not see them. */
    private static final class Secrets {
        static final String VAULT = "raw(pay|person)\\d|closed-file";
        static final String PARTIAL = VAULT
                + "|raw(cust|mail|card|iban|label|prop|street|payer|phone|legacy)\\d|8800000\\d|9900000\\d"
                + "|19\\d\\d-1[12]-2\\d|Hiddenland|hidden-note|hiddenregion|7700000\\d";
    }
}
