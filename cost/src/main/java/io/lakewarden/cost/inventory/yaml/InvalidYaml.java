package io.lakewarden.cost.inventory.yaml;

/** A text that is no template's YAML. The message says where and why, a clause. */
public final class InvalidYaml extends Exception {
    private static final long serialVersionUID = 1;

    InvalidYaml(String message) {
        super(message);
    }
}
