package io.lakewarden.account.aws;

/** An account did not do what was asked; the message is one line that says what, why, and what to do. */
public final class AccountTrouble extends RuntimeException {
    /** What kind of trouble it is. */
    public enum Kind {
        CREDENTIALS_MISSING,
        CREDENTIALS_EXPIRED,
        WRONG_ACCOUNT,
        DENIED,
        THROTTLED,
        /** Something else is changing the same thing, and went on doing so. */
        CONFLICT,
        UNREACHABLE,
        /** What answered was broken itself, and stayed so. */
        FAILING,
        /** The service answered that it cannot. */
        REFUSED
    }

    private final Kind kind;

    AccountTrouble(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    AccountTrouble(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
