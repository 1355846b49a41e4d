package io.lakewarden.stepfunctions.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** A payload template: JSON in which fields whose key ends in {@code .$} are computed. */
public sealed interface Template {
    /** A value as it is: text, a number, true, false or null. */
    record Constant(JsonNode value) implements Template {}

    /** A computed value; only as a field of an object. */
    record Computed(Expression expression) implements Template {}

    /** An object. */
    record Fields(List<Field> fields) implements Template {
        public Fields {
            fields = List.copyOf(fields);
        }

        /** These and one more field. */
        public Fields and(String key, Template value) {
            List<Field> more = new ArrayList<>(fields);
            more.add(new Field(key, value));
            return new Fields(more);
        }

        /** These and one more field of fixed text. */
        public Fields and(String key, String text) {
            return and(key, text(text));
        }
    }

    /** A list. */
    record Items(List<Template> items) implements Template {
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * A field of an object.
     *
     * @param key without {@code .$}
     * @param value fixed or computed
     */
    record Field(String key, Template value) {}

    /** One answer per kind of template. */
    interface Cases<R> {
        R constant(Constant template);

        R computed(Computed template);

        R fields(Fields template);

        R items(Items template);
    }

    /** The answer for this kind. */
    default <R> R match(Cases<R> cases) {
        if (this instanceof Constant template) {
            return cases.constant(template);
        }

        if (this instanceof Computed template) {
            return cases.computed(template);
        }

        if (this instanceof Fields template) {
            return cases.fields(template);
        }

        return cases.items((Items) this);
    }

    /** An object without fields. */
    static Fields object() {
        return new Fields(List.of());
    }

    /** A list. */
    static Items list(Template... items) {
        return new Items(List.of(items));
    }

    /** Fixed text. */
    static Template text(String text) {
        return new Constant(TextNode.valueOf(text));
    }

    /** A fixed number. */
    static Template number(int number) {
        return new Constant(IntNode.valueOf(number));
    }

    /** True. */
    static Template yes() {
        return new Constant(BooleanNode.TRUE);
    }

    /** What an expression gives, in the language's own syntax. */
    static Template computed(String expression) {
        return new Computed(Expression.parse(expression));
    }

    /** What an expression gives. */
    static Template computed(Expression expression) {
        return new Computed(expression);
    }
}
