package io.lakewarden.security.ranger;

import org.apache.ranger.admin.client.AbstractRangerAdminClient;

/** Where the engine would ask for policies if it had none; nobody is there. Ranger makes it by its name. */
public final class NoAdmin extends AbstractRangerAdminClient {}
