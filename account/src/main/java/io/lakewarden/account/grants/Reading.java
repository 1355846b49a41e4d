package io.lakewarden.account.grants;

import io.lakewarden.account.aws.AccountTrouble;
import io.lakewarden.account.aws.AwsSession;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lakeformation.model.DataLakePrincipal;

/** What was found of an account so far, and why a part of it was not read. */
final class Reading {
    private final AwsSession session;
    private final SortedSet<Entry> entries = new TreeSet<>();
    private final SortedMap<Area, String> unread = new TreeMap<>();

    Reading(AwsSession session) {
        this.session = session;
    }

    String account() {
        return session.account();
    }

    void add(Entry entry) {
        entries.add(entry);
    }

    /** Who something names, which the API lets a service leave out: then nothing is known of that part. */
    static String who(@Nullable DataLakePrincipal principal) {
        if (principal == null || principal.dataLakePrincipalIdentifier() == null) {
            throw new Nameless();
        }

        return principal.dataLakePrincipalIdentifier();
    }

    /** The service listed somebody without a name. */
    static final class Nameless extends RuntimeException {
        Nameless() {
            super("the service lists a permission and does not say whose");
        }
    }

    <T extends Entry> List<T> found(Class<T> kind) {
        return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Reads a part; if that is refused, it is unread. Without a way to the account at all it fails. */
    void part(Area area, Runnable read) {
        try {
            session.call("read " + area, () -> {
                read.run();
                return true;
            });
        } catch (AccountTrouble trouble) {
            boolean lost =
                    switch (trouble.kind()) {
                        case CREDENTIALS_MISSING, CREDENTIALS_EXPIRED, WRONG_ACCOUNT, UNREACHABLE -> true;
                        case DENIED, THROTTLED, CONFLICT, FAILING, REFUSED -> false;
                    };
            if (lost) {
                throw trouble;
            }

            unread.put(area, trouble.getMessage());
        } catch (Nameless nameless) {
            unread.put(area, "Cannot read " + area + ": " + nameless.getMessage());
        }
    }

    /** Whether a part is unread. */
    boolean isUnread(Area area) {
        return unread.containsKey(area);
    }

    /** A part is unread, for this reason if there is none yet. */
    void unread(Area area, String why) {
        unread.putIfAbsent(area, why);
    }

    LiveState state() {
        return new LiveState(entries, unread, session.caller());
    }
}
