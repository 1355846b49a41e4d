package io.lakewarden.security.worlds;

import io.lakewarden.model.Classification;
import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Domain;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.Scope;
import io.lakewarden.model.Scope.Classified;
import io.lakewarden.model.Zone;
import java.util.List;

/** A platform whose names all end in a number, so that it can stand beside others. */
public final class Numbered {
    private final String ending;

    private Numbered(int number) {
        this.ending = "x" + number;
    }

    /** The same platform but for its names; columns keep theirs. */
    public static Platform of(Platform platform, int number) {
        return new Numbered(number).platform(platform);
    }

    private Platform platform(Platform platform) {
        return new Platform(
                platform.name(),
                platform.description(),
                platform.zones().stream()
                        .map(Zone::name)
                        .map(this::name)
                        .map(Worlds::zone)
                        .toList(),
                platform.classifications().stream()
                        .map(Classification::name)
                        .map(this::name)
                        .map(Worlds::classification)
                        .toList(),
                platform.principals().stream().map(this::principal).toList(),
                platform.domains().stream().map(this::domain).toList(),
                List.of());
    }

    private Principal principal(Principal principal) {
        return principal.match(
                user -> Worlds.user(name(user.name()), user.expires()),
                group -> Worlds.group(
                        name(group.name()),
                        group.members().stream().map(this::name).toList()),
                account -> Worlds.account(name(account.name()), account.expires()));
    }

    private Domain domain(Domain domain) {
        return Worlds.domain(
                name(domain.name()),
                domain.datasets().stream().map(this::dataset).toList(),
                domain.grants().stream().map(this::grant).toList());
    }

    private Dataset dataset(Dataset dataset) {
        List<Column> columns = dataset.columns().stream()
                .map(column -> new Column(
                        column.name(),
                        column.type(),
                        column.required(),
                        column.classifications().stream().map(this::name).toList(),
                        column.description()))
                .toList();
        return Worlds.dataset(id(dataset.id()), columns);
    }

    private Grant grant(Grant grant) {
        Scope scope = grant.scope()
                .match(
                        zone -> new Scope.OfZone(name(zone.zone())),
                        dataset -> new Scope.OfDataset(id(dataset.dataset()), dataset.columns()),
                        tags -> new Scope.OfTags(
                                tags.anyOf().stream().map(this::classified).toList()));
        return new Grant(
                grant.effect(), name(grant.to()), grant.actions(), scope, grant.rows(), grant.masks(), grant.expires());
    }

    private Classified classified(Classified classified) {
        return new Classified(classified.all().stream().map(this::name).toList());
    }

    private DatasetId id(DatasetId id) {
        return new DatasetId(name(id.zone()), id.name());
    }

    private String name(String name) {
        return name + ending;
    }
}
