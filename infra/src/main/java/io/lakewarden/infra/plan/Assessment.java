package io.lakewarden.infra.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one change comes to, knowing the others of the same deployment. */
final class Assessment {
    private static final Set<Kind> DATA =
            EnumSet.of(Kind.BUCKET, Kind.KEY, Kind.TABLE, Kind.DATABASE, Kind.LOGS, Kind.SECRET);
    private static final String RETAINED = "Retain";
    private static final String LET_GO =
            "it stays in the account outside any stack; to have it back it must be imported "
                    + "(cdk import), since its name is taken";

    private final Deployment before;
    private final Deployment after;
    private final List<ResourceChange> changes;

    Assessment(Deployment before, Deployment after, List<ResourceChange> changes) {
        this.before = before;
        this.after = after;
        this.changes = changes;
    }

    PlannedChange of(ResourceChange change) {
        Verdict verdict = verdict(change);
        String construct = Optional.ofNullable(
                        after.stack(change.stack()).paths().get(change.logicalId()))
                .or(() ->
                        Optional.ofNullable(before.stack(change.stack()).paths().get(change.logicalId())))
                .orElse(change.stack() + "/" + change.logicalId());
        return new PlannedChange(
                verdict.danger(),
                change.stack(),
                construct,
                change.logicalId(),
                change.type(),
                change.decisive(),
                verdict.consequence());
    }

    private record Verdict(Danger danger, String consequence) {}

    private Verdict verdict(ResourceChange change) {
        Kind kind = Kind.of(change.type());
        return switch (change.impact()) {
            case WILL_CREATE ->
                twin(change)
                        .map(old -> taken(change, old))
                        .or(() -> columnsTaken(change))
                        .map(why -> new Verdict(Danger.BREAKS, why))
                        .orElse(new Verdict(Danger.CREATES, "it is new"));
            case WILL_IMPORT -> new Verdict(Danger.CREATES, "it is there already and comes into the stack");
            case WILL_UPDATE -> changed(change, kind);
            case MAY_REPLACE -> replaced(change, kind, Danger.MAY_REPLACE);
            case WILL_REPLACE -> replaced(change, kind, Danger.REPLACES);
            case WILL_ORPHAN -> new Verdict(Danger.KEEPS, LET_GO);
            case WILL_DESTROY ->
                new Verdict(holdsData(change, kind) ? Danger.LOSES : Danger.DELETES, kind.ifRemoved() + kdc(change));
        };
    }

    private Verdict changed(ResourceChange change, Kind kind) {
        JsonNode now = resource(after, change);
        if (kind == Kind.TABLE && (isIceberg(now) || isIceberg(resource(before, change)))) {
            return new Verdict(Danger.BREAKS, kind.ifChanged());
        }

        if (change.causes().stream().anyMatch(cause -> cause.path().startsWith("LifecycleConfiguration"))) {
            return new Verdict(Danger.CHANGES, "files past the ages that its rules now name are removed within days");
        }

        boolean noLongerRetained = DATA.contains(kind)
                && isRetained(resource(before, change), "DeletionPolicy")
                && !isRetained(now, "DeletionPolicy");
        return new Verdict(
                Danger.CHANGES,
                noLongerRetained ? "from now on it is deleted, not kept, when it leaves the stack" : kind.ifChanged());
    }

    private Verdict replaced(ResourceChange change, Kind kind, Danger danger) {
        if (danger == Danger.REPLACES && kind != Kind.GRANT) {
            Optional<Identity> same = identityKept(change);
            if (same.isPresent()) {
                return new Verdict(
                        Danger.BREAKS,
                        "it would be replaced under the same " + same.get().words()
                                + ": CloudFormation makes the new one first, and refuses; give it another name");
            }
        }

        boolean kept = isRetained(resource(before, change), "UpdateReplacePolicy")
                && isRetained(resource(after, change), "UpdateReplacePolicy");
        if (kept) {
            return new Verdict(danger, kind.ifReplaced() + "; the old one stays in the account outside the stack");
        }

        return new Verdict(holdsData(change, kind) ? Danger.LOSES : danger, kind.ifReplaced() + kdc(change));
    }

    /** What stays the same of it while it is replaced; what refers to something replaced is the same text only. */
    private Optional<Identity> identityKept(ResourceChange change) {
        return Identity.of(change, resource(before, change))
                .filter(was -> Optional.of(was).equals(Identity.of(change, resource(after, change))))
                .filter(was -> change.causes().stream().noneMatch(cause -> was.properties()
                        .contains(cause.path().split("[.\\[]")[0])));
    }

    /** A resource that leaves while this comes in its place, under another logical id. */
    private Optional<ResourceChange> twin(ResourceChange change) {
        Optional<Identity> identity = Identity.of(change, resource(after, change));
        return changes.stream()
                .filter(other -> identity.isPresent())
                .filter(other -> other.impact() == ResourceChange.Impact.WILL_DESTROY
                        || other.impact() == ResourceChange.Impact.WILL_ORPHAN)
                .filter(other -> other.type().equals(change.type()))
                .filter(other -> Identity.of(other, resource(before, other)).equals(identity))
                .findFirst();
    }

    private String taken(ResourceChange change, ResourceChange old) {
        boolean gives = Kind.of(change.type()) == Kind.GRANT || Kind.of(change.type()) == Kind.LAKE_SETTINGS;
        String which = "it is " + old.logicalId() + " of stack " + old.stack() + " under another id: ";
        boolean goesWithItsStack = old.impact() == ResourceChange.Impact.WILL_DESTROY
                && !after.stacks().containsKey(old.stack());
        if (goesWithItsStack) {
            return which + (gives ? "that stack, deleted later, takes it back" : "its name is taken")
                    + "; delete that stack first";
        }

        return which
                + (gives
                        ? "it is given before the old one is taken back, and that takes this too; keep the id, or deploy once "
                                + "without it and once with it"
                        : "it is made before the old one is removed, and refused; keep the construct's id, or move it with "
                                + "cdk refactor");
    }

    /** A grant of other columns than before is another resource, and to Lake Formation the same. */
    private Optional<String> columnsTaken(ResourceChange change) {
        return TableGrant.of(change.type(), resource(after, change)).flatMap(now -> changes.stream()
                .filter(other -> other.impact() == ResourceChange.Impact.WILL_DESTROY)
                .flatMap(other -> TableGrant.of(other.type(), resource(before, other))
                        .filter(now::isBeside)
                        .map(was -> "it is given beside " + other.logicalId() + " of stack " + other.stack()
                                + ", which goes: of " + now.table() + " Lake Formation has one list of columns for "
                                + now.grantee() + ", and may refuse the second"
                                + was.shared(now)
                                        .map(columns -> "; taken back, the old one takes " + columns + " from it")
                                        .orElse("")
                                + "; deploy once without both and once with the new one")
                        .stream())
                .findFirst());
    }

    private String kdc(ResourceChange change) {
        boolean kerberos = resource(before, change).path("Properties").has("KerberosAttributes");
        return kerberos ? "; its KDC goes with it: every principal and keytab of it has to be made again" : "";
    }

    private static boolean holdsData(ResourceChange change, Kind kind) {
        return DATA.contains(kind) || kind == Kind.OTHER && change.stateful();
    }

    private static boolean isRetained(JsonNode resource, String policy) {
        return resource.path(policy).asText().startsWith(RETAINED);
    }

    private static boolean isIceberg(JsonNode table) {
        JsonNode properties = table.path("Properties");
        return properties.has("OpenTableFormatInput")
                || properties.at("/TableInput/Parameters/table_type").asText().equalsIgnoreCase("iceberg");
    }

    private static JsonNode resource(Deployment deployment, ResourceChange change) {
        JsonNode found = deployment.stack(change.stack()).resource(change.logicalId());
        return found.isObject() ? found : MissingNode.getInstance();
    }
}
