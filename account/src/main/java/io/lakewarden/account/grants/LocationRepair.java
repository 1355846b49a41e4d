package io.lakewarden.account.grants;

import io.lakewarden.account.grants.Change.Phase;
import io.lakewarden.account.grants.Entry.Location;

/** Registered locations. */
record LocationRepair(Gap gap) {
    RepairPart part() {
        RepairPart part = new RepairPart();
        for (Location one : gap.missing(Location.class)) {
            if (gap.isThere(one)) {
                part.add(
                        Phase.LOCATIONS,
                        "register again " + one.arn() + " " + one.value(),
                        client -> client.updateResource(request -> request.resourceArn(one.arn())
                                .roleArn(one.role())
                                .hybridAccessEnabled(one.hybrid())));
            } else {
                part.add(
                        Phase.LOCATIONS,
                        "register " + one.arn() + " " + one.value(),
                        client -> client.registerResource(request -> request.resourceArn(one.arn())
                                .roleArn(one.role())
                                .useServiceLinkedRole(false)
                                .hybridAccessEnabled(one.hybrid())));
            }
        }

        gap.gone(Location.class)
                .forEach(one -> part.add(
                        Phase.LOCATIONS,
                        "take back the registration of " + one.arn(),
                        client -> client.deregisterResource(request -> request.resourceArn(one.arn()))));
        return part;
    }
}
