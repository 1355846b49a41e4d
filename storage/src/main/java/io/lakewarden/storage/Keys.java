package io.lakewarden.storage;

import java.util.regex.Pattern;

/** Which keys name one file in the lake's folder, each in one way only. */
final class Keys {
    /** How S3Proxy names a file that is not whole yet: the key and a UUID, which then is moved to the key. */
    private static final Pattern UNFINISHED = Pattern.compile(".*-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Keys() {}

    /**
     * Whether a key, or the beginning of one, goes down from the lake's folder name by name. Not so with empty names,
     * {@code .} and {@code ..}, backslashes and control characters, and the names that S3Proxy keeps to itself.
     */
    static boolean isPlain(String key) {
        String[] names = key.split("/", -1);
        for (int name = 0; name < names.length; name++) {
            boolean slashAtEnd = name > 0 && name == names.length - 1 && names[name].isEmpty();
            if (!slashAtEnd && !isPlainName(names[name])) {
                return false;
            }
        }

        return !isUnfinished(names[names.length - 1]);
    }

    /** Whether that file name is one of a file that is not whole yet. */
    static boolean isUnfinished(String name) {
        return UNFINISHED.matcher(name).matches();
    }

    /** Whether S3Proxy keeps that file name to itself. */
    static boolean isReserved(String name) {
        return name.startsWith(".mpus-") || name.startsWith(".s3proxy");
    }

    private static boolean isPlainName(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && !isReserved(name)
                && name.chars().allMatch(character -> character >= ' ' && character != '\\' && character != 0x7f);
    }
}
