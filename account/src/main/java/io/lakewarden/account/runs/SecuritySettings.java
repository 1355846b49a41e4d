package io.lakewarden.account.runs;

import java.time.Instant;

/**
 * A security configuration as EMR has it.
 *
 * @param created when it was made; EMR's own certificates begin then
 * @param json what it says
 */
public record SecuritySettings(Instant created, String json) {}
