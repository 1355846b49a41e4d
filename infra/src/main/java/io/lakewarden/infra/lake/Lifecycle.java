package io.lakewarden.infra.lake;

import java.util.OptionalInt;

/**
 * How long a bucket keeps what is in it. The files of a table are never ended by their age: a table in use has old files,
 * and only its own maintenance knows which; what that removes goes {@code replacedDays} later.
 *
 * @param uploadDays until an upload that was never finished is removed, 1 or more
 * @param replacedDays until what was replaced or removed is gone, 1 or more
 * @param days until an object ends by itself, 1 or more; empty if it never does
 */
record Lifecycle(int uploadDays, int replacedDays, OptionalInt days) {}
