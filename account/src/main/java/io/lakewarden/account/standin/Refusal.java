package io.lakewarden.account.standin;

/** A service's answer that it does not do something, as the service names it. */
public final class Refusal extends RuntimeException {
    private final String code;
    private final int status;
    private final boolean afterwards;

    /** With the status of its answer, the service's own word for it, and what it says. */
    public Refusal(int status, String code, String message) {
        this(status, code, message, false);
    }

    private Refusal(int status, String code, String message, boolean afterwards) {
        super(message);
        this.status = status;
        this.code = code;
        this.afterwards = afterwards;
    }

    /** The same though it is done: the answer is what is lost. */
    public Refusal afterwards() {
        return new Refusal(status, code, getMessage(), true);
    }

    boolean isAfterwards() {
        return afterwards;
    }

    /** The caller's fault. */
    public static Refusal because(String code, String message) {
        return new Refusal(400, code, message);
    }

    /** The service's own word for it. */
    public String code() {
        return code;
    }

    int status() {
        return status;
    }
}
