package io.lakewarden.account.grants;

import io.lakewarden.account.aws.AccountTrouble;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.grants.Entry.Administrator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;

/**
 * Reads what an account has, page by page. A part that it may not read, or that the service keeps from it, is recorded as
 * unread and the rest is read on; without a way to the account at all it fails.
 *
 * <p>Lake Formation shows grants, tables and tags to an administrator whole, and to others in part without saying so: who
 * calls and is none has read none of them.
 */
public final class AccountReader {
    private static final String IN_PART =
            "%s is no administrator of Lake Formation in %s, and is shown a part of them without being told";

    private static final String MAYBE_IN_PART =
            "Whether %s is an administrator of Lake Formation in %s could not be read, and others are shown a part of them";

    private final AwsSession session;
    private final Estate estate;
    private final Reading reading;

    private AccountReader(AwsSession session, Estate estate) {
        this.session = session;
        this.estate = estate;
        this.reading = new Reading(session);
    }

    /**
     * What there is now.
     *
     * @param estate whose databases are looked into
     * @throws AccountTrouble if AWS cannot be reached or does not know the caller
     */
    public static LiveState read(AwsSession session, Estate estate) {
        AccountReader reader = new AccountReader(session, estate);
        reader.readAll();
        return reader.reading.state();
    }

    private void readAll() {
        LakeFormationClient lake = session.client(LakeFormationClient.builder());
        SettingsReader settings = new SettingsReader(reading, lake);
        TagReader tags = new TagReader(reading, lake, estate);
        CatalogReader catalog = new CatalogReader(reading, lake, session.client(GlueClient.builder()), tags);
        reading.part(Area.SETTINGS, settings::settings);
        reading.part(Area.LOCATIONS, settings::locations);
        reading.part(Area.TAGS, tags::values);
        reading.part(Area.GRANTS, new GrantReader(reading, lake)::grants);
        reading.part(Area.DATABASES, catalog::databases);
        estate.databases().forEach(database -> {
            reading.part(Area.tablesOf(database), () -> catalog.tables(database));
            tags.ofDatabase(database);
        });
        reading.part(Area.TAGS_ELSEWHERE, tags::elsewhere);
        if (!isShownAll()) {
            Stream.concat(
                            Stream.of(Area.GRANTS, Area.TAGS, Area.TAGS_ELSEWHERE, Area.DATABASES),
                            estate.databases().stream().map(Area::tablesOf))
                    .forEach(this::shownInPart);
        }
    }

    private void shownInPart(Area area) {
        String why = reading.isUnread(Area.SETTINGS) ? MAYBE_IN_PART : IN_PART;
        reading.unread(area, why.formatted(session.caller(), session.account()));
    }

    private boolean isShownAll() {
        return reading.found(Administrator.class).stream()
                .anyMatch(one -> Identity.same(one.principal(), session.caller()));
    }
}
