package io.lakewarden.security.authorizer.conformance;

/** Something that a user does; what it returns is what the user gets to see. */
@FunctionalInterface
interface Call {
    Object run(World world) throws Exception;

    /** Statements, of which the last one answers. */
    static Call sql(String... statements) {
        return world -> {
            for (int i = 0; i < statements.length - 1; i++) {
                world.sql(statements[i]).collectAsList();
            }

            return world.sql(statements[statements.length - 1]);
        };
    }

    /** With a setting that the user's own code changed before. */
    default Call under(String setting, String value) {
        return world -> {
            world.spark().conf().set(setting, world.text(value));
            return run(world);
        };
    }
}
