package io.lakewarden.stepfunctions.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands on the right of a key that ends in {@code .$}: a path, or a call of an intrinsic function. */
public sealed interface Expression {
    /** A JSONPath into the input. */
    record InputPath(String path) implements Expression {}

    /**
     * A JSONPath into the context object.
     *
     * @param path begins with {@code $$}
     */
    record ContextPath(String path) implements Expression {
        /** The path within the context object, beginning with one {@code $}. */
        public String within() {
            return path.substring(1);
        }
    }

    /** A call of an intrinsic function. */
    record Call(Intrinsic function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * Text between single quotes; only as an argument.
     *
     * @param escaped as written, with a backslash before quotes, braces and backslashes
     */
    record Quoted(String escaped) implements Expression {
        /** Text in quotes, escaped where it must be; a placeholder {@code ${Name}} stays one. */
        public static Quoted of(String text) {
            return new Quoted(Escapes.escape(text));
        }

        /** The text that is meant. */
        public String text() {
            return Escapes.unescape(escaped);
        }
    }

    /** A number, true, false or null; only as an argument. */
    record Plain(JsonNode value) implements Expression {}

    /** One answer per kind of expression. */
    interface Cases<R> {
        R inputPath(InputPath expression);

        R contextPath(ContextPath expression);

        R call(Call expression);

        R quoted(Quoted expression);

        R plain(Plain expression);
    }

    /** The answer for this kind. */
    default <R> R match(Cases<R> cases) {
        if (this instanceof InputPath expression) {
            return cases.inputPath(expression);
        }

        if (this instanceof ContextPath expression) {
            return cases.contextPath(expression);
        }

        if (this instanceof Call expression) {
            return cases.call(expression);
        }

        if (this instanceof Quoted expression) {
            return cases.quoted(expression);
        }

        return cases.plain((Plain) this);
    }

    /** Reads an expression; an {@link IllegalArgumentException} if it is none that is supported. */
    static Expression parse(String text) {
        return new ExpressionParser(text).parse();
    }

    /** A list of the given expressions: {@code States.Array(…)}. */
    static Call array(Stream<Expression> items) {
        return new Call(Intrinsic.ARRAY, items.toList());
    }

    /** The expression as the language writes it. */
    default String written() {
        return match(new Cases<>() {
            @Override
            public String inputPath(InputPath expression) {
                return expression.path();
            }

            @Override
            public String contextPath(ContextPath expression) {
                return expression.path();
            }

            @Override
            public String call(Call expression) {
                return expression.arguments().stream()
                        .map(Expression::written)
                        .collect(Collectors.joining(", ", expression.function().key() + "(", ")"));
            }

            @Override
            public String quoted(Quoted expression) {
                return "'" + expression.escaped() + "'";
            }

            @Override
            public String plain(Plain expression) {
                return expression.value().toString();
            }
        });
    }
}
