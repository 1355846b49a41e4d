package io.lakewarden.account.grants;

/** What holds in an account and region, or in a database, for what comes later and for all who ask. */
public sealed interface Setting extends Entry {
    /** What principals get on databases or tables that come later. */
    record Default(OnNew on, String principal, String permission) implements Setting {
        /** What comes later. */
        public enum OnNew {
            DATABASE,
            TABLE
        }

        @Override
        public Kind kind() {
            return on == OnNew.DATABASE ? Kind.DATABASE_DEFAULT : Kind.TABLE_DEFAULT;
        }

        @Override
        public String about() {
            return principal + ": " + permission;
        }

        @Override
        public String value() {
            return permission;
        }
    }

    /** What principals get on tables that come later to one database; it goes before what the settings say. */
    record DatabaseDefault(String database, String principal, String permission) implements Setting {
        @Override
        public Kind kind() {
            return Kind.DATABASE_TABLE_DEFAULT;
        }

        @Override
        public String about() {
            return database + ", " + principal + ": " + permission;
        }

        @Override
        public String value() {
            return permission;
        }
    }

    /** A setting of the account and region that is on or off. */
    record Switch(Name name, boolean on) implements Setting {
        /** By its name in the API. */
        public enum Name {
            AllowExternalDataFiltering,
            AllowFullTableExternalDataAccess
        }

        @Override
        public Kind kind() {
            return Kind.SETTING;
        }

        @Override
        public String about() {
            return name.name();
        }

        @Override
        public String value() {
            return on ? "on" : "off";
        }
    }

    /** A value in a list among the settings of the account and region. */
    record Listed(Name name, String text) implements Setting {
        /** By its name in the API. */
        public enum Name {
            AuthorizedSessionTagValueList,
            ExternalDataFilteringAllowList,
            TrustedResourceOwners
        }

        @Override
        public Kind kind() {
            return Kind.SETTING;
        }

        @Override
        public String about() {
            return name.name() + " " + text;
        }

        @Override
        public String value() {
            return text;
        }
    }
}
