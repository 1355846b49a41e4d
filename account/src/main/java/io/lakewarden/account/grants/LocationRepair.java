package io.lakewarden.account.grants;

import io.lakewarden.account.grants.Change.Phase;
import io.lakewarden.account.grants.Entry.Location;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;

/** Registered locations. Privileged access is said only when a place is registered, and cannot be taken from it otherwise. */
record LocationRepair(Gap gap) {
    private static final String OPEN = "; until it is, its files are open to whom IAM lets";

    RepairPart part() {
        RepairPart part = new RepairPart();
        for (Location one : gap.missing(Location.class)) {
            if (isPrivileged(one)) {
                part.add(
                        Phase.LOCATIONS,
                        "register anew, without privileged access, " + one.arn() + " " + one.value() + OPEN,
                        client -> {
                            update(client, one);
                            client.deregisterResource(request -> request.resourceArn(one.arn()));
                            register(client, one);
                        });
            } else if (gap.isThere(one)) {
                part.add(
                        Phase.LOCATIONS,
                        "register again " + one.arn() + " " + one.value(),
                        client -> update(client, one));
            } else {
                part.add(Phase.REGISTER, "register " + one.arn() + " " + one.value(), client -> register(client, one));
            }
        }

        gap.gone(Location.class)
                .forEach(one -> part.add(
                        Phase.TAKE_LOCATIONS,
                        "take back the registration of " + one.arn() + "; IAM alone decides there then",
                        client -> client.deregisterResource(request -> request.resourceArn(one.arn()))));
        return part;
    }

    private boolean isPrivileged(Location one) {
        return gap.live(Location.class).stream().anyMatch(live -> live.arn().equals(one.arn()) && live.privileged());
    }

    /** Refused for a role that cannot be used, too: then a place is still registered as it was. */
    private static void update(LakeFormationClient client, Location one) {
        client.updateResource(request -> request.resourceArn(one.arn())
                .roleArn(one.role())
                .hybridAccessEnabled(one.hybrid())
                .withFederation(one.federated()));
    }

    private static void register(LakeFormationClient client, Location one) {
        client.registerResource(request -> request.resourceArn(one.arn())
                .roleArn(one.role())
                .useServiceLinkedRole(false)
                .hybridAccessEnabled(one.hybrid()));
    }
}
