package io.lakewarden.account.runs;

import java.time.Instant;
import java.util.Optional;

/**
 * A secret as Secrets Manager describes it, without its value.
 *
 * @param changed when it was changed last, in its value or otherwise
 * @param rotates when it is to be rotated next; empty where nothing rotates it
 * @param deleted when it was put up for deletion, if it was; nobody can read it since
 */
public record LiveSecret(Instant changed, Optional<Instant> rotates, Optional<Instant> deleted) {}
