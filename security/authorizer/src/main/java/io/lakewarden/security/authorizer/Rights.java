package io.lakewarden.security.authorizer;

import io.lakewarden.security.authorizer.ranger.Engine;
import io.lakewarden.security.authorizer.ranger.Principal;
import io.lakewarden.security.authorizer.ranger.TableView;
import io.lakewarden.security.authorizer.ranger.Target;
import io.lakewarden.security.authorizer.ranger.Verdict;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one principal may, asked with a word for the sentence that refuses. */
final class Rights {
    private record Decision(String access, Target target, List<String> columns, Verdict verdict, String reason) {}

    private final Authorizer authorizer;
    private final Principal principal;
    private final boolean deciding;
    private final Set<Decision> written = new HashSet<>();

    private Rights(Authorizer authorizer, Principal principal, boolean deciding) {
        this.authorizer = authorizer;
        this.principal = principal;
        this.deciding = deciding;
    }

    /** Decides on one plan: each decision is written down, and once. */
    static Rights deciding(Authorizer authorizer, Principal principal) {
        return new Rights(authorizer, principal, true);
    }

    /** Refuses early what {@link #deciding} will be asked for again: only what is refused is written down. */
    static Rights asking(Authorizer authorizer, Principal principal) {
        return new Rights(authorizer, principal, false);
    }

    Principal principal() {
        return principal;
    }

    void decided(String access, Target target, List<String> columns, Verdict verdict, String reason) {
        boolean news = written.add(new Decision(access, target, columns, verdict, reason));
        if (news && (deciding || !verdict.allowed())) {
            authorizer.audit().decided(principal, access, target, columns, verdict, reason);
        }
    }

    /** Refuses unless they have that access. */
    void need(String action, String access, Target target) {
        Verdict verdict = engine().verdict(principal, target, access);
        decided(access, target, List.of(), verdict, "");
        if (!verdict.allowed()) {
            throw AccessDenied.of(principal, action, target, verdict).written();
        }
    }

    /** Refuses unless they read all rows and these columns as they are. */
    void whole(String action, Target table, List<String> columns) {
        TableView view = authorizer.view(principal, table, columns);
        if (!view.whole()) {
            String reason = view.visible()
                    ? "only who reads the whole table may"
                    : view.verdict().reason();
            throw authorizer.denied(principal, action, table, reason);
        }

        decided("select", table, columns, view.verdict(), "");
    }

    /** To change what is there. */
    void write(Source source) {
        if (source instanceof Source.Rows rows) {
            need("write", "update", rows.table());
        } else if (source instanceof Source.Files files) {
            files.paths().forEach(path -> path("write", path));
        } else if (!(source instanceof Source.Nothing)) {
            throw refused("write", source);
        }
    }

    /** To change what is there by what is there. */
    void rewrite(Source source, List<String> columns) {
        write(source);
        read("rewrite", source, columns);
    }

    /** To read it as it is. */
    void read(String action, Source source, List<String> columns) {
        if (source instanceof Source.Rows rows) {
            whole(action, rows.table(), columns);
        } else if (source instanceof Source.Metadata metadata) {
            whole("read " + metadata.name() + " of", metadata.table(), metadata.columns());
        } else if (source instanceof Source.Files files) {
            files.paths().forEach(path -> path("read", path));
        } else if (!(source instanceof Source.Nothing)) {
            throw refused(action, source);
        }
    }

    /** {@code read} or {@code write}, by Ranger's policies on urls. */
    void path(String access, String path) {
        Verdict verdict = Verdict.UNSAID;
        for (String spelling : spellings(path)) {
            Verdict one = at(spelling, access);
            if (!one.allowed() && !one.policy().isNone()) {
                verdict = one;
                break;
            }

            verdict = one.allowed() ? one : verdict;
        }

        decided(access, Target.url(path), List.of(), verdict, "");
        if (!verdict.allowed()) {
            throw AccessDenied.of(principal, access, shown(path), verdict).written();
        }
    }

    /** Ranger takes what begins as a policy's url does; here it must begin with that folder. */
    private Verdict at(String path, String access) {
        Verdict verdict = engine().verdict(principal, Target.url(path), access);
        if (!verdict.allowed() || allowed(path.substring(0, 1), access)) {
            return verdict;
        }

        boolean whole = beginsAt(path, access) || beginsAt(path + "/", access);
        for (int slash = path.indexOf('/', 1); !whole && slash > 0; slash = path.indexOf('/', slash + 1)) {
            whole = beginsAt(path.substring(0, slash), access) || beginsAt(path.substring(0, slash + 1), access);
        }

        return whole ? verdict : Verdict.UNSAID;
    }

    private boolean beginsAt(String path, String access) {
        return path.length() > 1 && allowed(path, access) && !allowed(path.substring(0, path.length() - 1), access);
    }

    private boolean allowed(String path, String access) {
        return engine().verdict(principal, Target.url(path), access).allowed();
    }

    /** The folders of partitions tell values. */
    private static String shown(String path) {
        return path.replaceFirst("/[^/]*=.*$", "");
    }

    AccessDenied refused(String action, Source source) {
        String what = source instanceof Source.Unknown unknown
                ? unknown.name()
                : source instanceof Source.Metadata metadata ? metadata.table() + "." + metadata.name() : "it";
        return AccessDenied.of(principal, action, what, "it is no table and no file that policies know");
    }

    private Engine engine() {
        return authorizer.engine();
    }

    /** Hadoop writes one place in several ways; a way up could leave the place that a policy names. */
    private Set<String> spellings(String path) {
        if ((path + "/").contains("/../")) {
            throw AccessDenied.of(principal, "use", shown(path), "a path must not lead upwards");
        }

        Set<String> spellings = new LinkedHashSet<>(List.of(path));
        if (path.startsWith("/")) {
            spellings.add("file:" + path);
            spellings.add("file://" + path);
        } else if (path.startsWith("file:/")) {
            String plain = path.replaceFirst("^file:/+", "/");
            spellings.addAll(List.of("file:" + plain, "file://" + plain, plain));
        } else if (path.matches("s3[an]?://.*")) {
            String plain = path.replaceFirst("^s3[an]?:", "");
            spellings.addAll(List.of("s3:" + plain, "s3a:" + plain));
        }

        return spellings;
    }
}
