package io.lakewarden.cli;

import io.lakewarden.model.cluster.ClusterProfile;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A kind of cluster as the definition's words have it. */
final class ProfileName implements ITypeConverter<ClusterProfile> {
    @Override
    public ClusterProfile convert(String word) {
        return Stream.of(ClusterProfile.values())
                .filter(profile -> profile.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("got " + word + ", expected one of "
                        + String.join(
                                ", ",
                                Stream.of(ClusterProfile.values())
                                        .map(ClusterProfile::word)
                                        .toList())));
    }
}
