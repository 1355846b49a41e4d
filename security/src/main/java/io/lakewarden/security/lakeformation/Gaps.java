package io.lakewarden.security.lakeformation;

import io.lakewarden.model.Dataset;
import io.lakewarden.model.Platform;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.gap.Plane;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what Lake Formation cannot say. */
final class Gaps {
    private final Platform platform;
    private final Views views;
    private final Map<LocalDate, Views> later = new HashMap<>();
    private final List<Gap> all = new ArrayList<>();

    Gaps(Platform platform, Views views) {
        this.platform = platform;
        this.views = views;
    }

    List<Gap> all() {
        return all;
    }

    void of(Rights rights) {
        all.addAll(rights.gaps());
    }

    /** Whose rights change by themselves one day; {@code now} are the views of the dataset. */
    void expiry(Dataset dataset, List<Role> roles, Map<Role, View> now) {
        views.lastDays(dataset, roles).forEach((role, days) -> {
            View today = now.getOrDefault(role, View.NOTHING);
            days.stream()
                    .filter(last -> !after(last, dataset, role).equals(today))
                    .findFirst()
                    .ifPresent(last -> add(
                            GapCode.EXPIRY_NEEDS_DEPLOY,
                            role,
                            dataset,
                            "have it as it is until " + last,
                            "keeps it so until the first deployment after " + last));
        });
    }

    private View after(LocalDate last, Dataset dataset, Role role) {
        return later.computeIfAbsent(last.plusDays(1), day -> new Views(platform, day))
                .of(dataset, List.of(role))
                .getOrDefault(role, View.NOTHING);
    }

    /** Who manages tables of a zone, but has not everything in it. */
    void creation(ZoneRights zone) {
        zone.roles().values().stream()
                .filter(role -> !zone.creates(role.principal()))
                .flatMap(role -> zone.of(role.principal()).values().stream())
                .filter(one -> one.changes().contains(Permission.ALTER))
                .forEach(one -> add(
                        GapCode.CREATE_NEEDS_ZONE,
                        one.role(),
                        one.dataset(),
                        "create, alter and drop",
                        "alters and drops it, does not create it"));
    }

    /** What a group has and the role that its members share has not. */
    void sharedRoles(Dataset dataset, List<Role> roles) {
        roles.stream().filter(role -> role.speakers().size() > 1).forEach(role -> {
            Role alone = new Role(
                    role.principal(), role.arn(), false, role.speakers().subList(0, 1));
            View group = views.of(dataset, List.of(alone)).getOrDefault(alone, View.NOTHING);
            View shared = views.of(dataset, List.of(role)).getOrDefault(role, View.NOTHING);
            if (!group.columns().equals(shared.columns()) || !group.changes().equals(shared.changes())) {
                add(
                        GapCode.MEMBER_DENIED,
                        role,
                        dataset,
                        String.join(", ", group.columns().keySet()),
                        "has in the role that members share what all of them may have: "
                                + String.join(", ", shared.columns().keySet()));
            }
        });
    }

    private void add(GapCode code, Role role, Dataset dataset, String asked, String instead) {
        all.add(new Gap(Plane.LAKE_FORMATION, code.name(), role.principal(), dataset.id(), asked, instead));
    }
}
