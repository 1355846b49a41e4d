package io.lakewarden.security.iam.evaluate;

import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Policy;
import java.util.Optional;
import java.util.function.Function;

/** Who makes a request. */
public sealed interface Caller {
    /**
     * A session of a role of the account.
     *
     * @param role its ARN
     * @param name the session's name
     * @param policy what it was narrowed to when it was taken
     */
    record Session(Arn role, String name, Optional<Policy> policy) implements Caller {
        /** A session that was not narrowed. */
        public static Session of(Arn role) {
            return new Session(role, "session", Optional.empty());
        }

        /** As a resource's policy can name it. */
        public Arn arn() {
            String roleName = role.resource().substring(role.resource().lastIndexOf('/') + 1);
            return new Arn("sts", "", role.account(), "assumed-role/" + roleName + "/" + name);
        }
    }

    /** Somebody of another account, whose own policies are not known and so taken for allowing everything. */
    record Outsider(Arn arn) implements Caller {}

    /** A service in its own name, say {@code ec2.amazonaws.com}. */
    record Service(String name) implements Caller {}

    /** Somebody without credentials. */
    record Anonymous() implements Caller {}

    /** One answer per kind. */
    default <R> R match(
            Function<Session, R> session,
            Function<Outsider, R> outsider,
            Function<Service, R> service,
            Function<Anonymous, R> anonymous) {
        if (this instanceof Session aSession) {
            return session.apply(aSession);
        }

        if (this instanceof Outsider anOutsider) {
            return outsider.apply(anOutsider);
        }

        return this instanceof Service aService ? service.apply(aService) : anonymous.apply((Anonymous) this);
    }
}
