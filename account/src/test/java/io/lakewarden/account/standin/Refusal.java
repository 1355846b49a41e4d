package io.lakewarden.account.standin;

/** A service's answer that it does not do something, as the service names it. */
public final class Refusal extends RuntimeException {
    private final String code;
    private final int status;

    public Refusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** The caller's fault. */
    public static Refusal because(String code, String message) {
        return new Refusal(400, code, message);
    }

    String code() {
        return code;
    }

    int status() {
        return status;
    }
}
