package io.lakewarden.security.authorizer.ranger;

/**
 * The policy that says so.
 *
 * @param id as Ranger numbers it, or -1 for none
 * @param name as whoever wrote it called it; empty where it has none
 */
public record Policy(long id, String name) {
    /** No policy says anything. */
    public static final Policy NONE = new Policy(-1, "");

    public boolean isNone() {
        return id < 0;
    }

    /** {@code policy 7 (interns read nothing)}, in one line. */
    @Override
    public String toString() {
        return "policy " + id + (name.isBlank() ? "" : " (" + name.strip().replaceAll("\\s+", " ") + ")");
    }
}
