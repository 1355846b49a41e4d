package io.lakewarden.cli;

import io.lakewarden.security.iam.compile.ClusterProfile;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A kind of cluster as the definition's words have it. */
final class ProfileName implements ITypeConverter<ClusterProfile> {
    @Override
    public ClusterProfile convert(String word) {
        return Stream.of(ClusterProfile.values())
                .filter(profile -> word(profile).equals(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("got " + word + ", expected one of "
                        + String.join(
                                ", ",
                                Stream.of(ClusterProfile.values())
                                        .map(ProfileName::word)
                                        .toList())));
    }

    private static String word(ClusterProfile profile) {
        return profile.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
