package io.lakewarden.security.authorizer;

import java.util.List;
import java.util.Optional;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Scala's collections as Java's, and back. */
final class ScalaLists {
    private ScalaLists() {}

    static <T> List<T> list(Seq<T> seq) {
        return JavaConverters.seqAsJavaList(seq);
    }

    static <T> Seq<T> seq(List<T> list) {
        return JavaConverters.asScalaBuffer(list).toSeq();
    }

    static <T> Optional<T> optional(Option<T> option) {
        return option.isDefined() ? Optional.of(option.get()) : Optional.empty();
    }
}
