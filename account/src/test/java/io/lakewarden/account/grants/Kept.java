package io.lakewarden.account.grants;

import java.util.ArrayList;
import java.util.List;

/** A journal in memory. */
record Kept(List<Change> begun, List<Repair.Done> ended) implements Journal {
    Kept() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public void begins(Change change) {
        begun.add(change);
    }

    @Override
    public void ends(Repair.Done done) {
        ended.add(done);
    }
}
