package io.lakewarden.cost.inventory;

/** A template, a definition in it or a schedule that cannot be read. The message is for whoever wrote it. */
public final class Unreadable extends RuntimeException {
    Unreadable(String message) {
        super(message);
    }
}
