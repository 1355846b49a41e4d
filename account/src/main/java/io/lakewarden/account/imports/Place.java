package io.lakewarden.account.imports;

import io.lakewarden.account.imports.RangerResource.Level;
import io.lakewarden.model.DatasetId;
import java.util.Set;

/** What of a table is asked for. */
sealed interface Place {
    /** The table. */
    DatasetId table();

    /** How far patterns of columns are on it. */
    Cover columns(Level level);

    /** One column. */
    record OfColumn(DatasetId table, String name) implements Place {
        @Override
        public Cover columns(Level level) {
            return level.on(name);
        }
    }

    /**
     * Each column but some: those of a table that nothing but policies speak of.
     *
     * @param named the others
     */
    record OfOthers(DatasetId table, Set<String> named) implements Place {
        @Override
        public Cover columns(Level level) {
            return level.onOthers(named);
        }
    }

    /** The table as such, which is what Ranger is asked for where it is changed. */
    record OfTable(DatasetId table) implements Place {
        @Override
        public Cover columns(Level level) {
            return level.onAll();
        }
    }
}
