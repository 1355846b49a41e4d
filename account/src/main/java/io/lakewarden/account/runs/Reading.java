package io.lakewarden.account.runs;

import io.lakewarden.account.aws.AccountTrouble;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What an account answered about one thing, or why that is not known. What is not known is never an empty list or a zero.
 *
 * @param <T> the answer
 */
public sealed interface Reading<T> {
    /** It is known. */
    record Known<T>(T value) implements Reading<T> {}

    /**
     * It is not.
     *
     * @param why in one line
     */
    record Unread<T>(String why) implements Reading<T> {}

    /** Known. */
    static <T> Reading<T> known(T value) {
        return new Known<>(value);
    }

    /** Not known. */
    static <T> Reading<T> unread(String why) {
        return new Unread<>(why);
    }

    /**
     * Reads; what one service refuses is unread.
     *
     * @throws AccountTrouble if the way into the account is at fault, since nothing else can be read then
     */
    static <T> Reading<T> of(Supplier<T> read) {
        try {
            return known(read.get());
        } catch (AccountTrouble trouble) {
            return switch (trouble.kind()) {
                case CREDENTIALS_MISSING, CREDENTIALS_EXPIRED, WRONG_ACCOUNT -> throw trouble;
                case DENIED, THROTTLED, CONFLICT, UNREACHABLE, FAILING, REFUSED -> unread(trouble.getMessage());
            };
        }
    }

    /** One answer per kind. */
    default <R> R match(Function<T, R> known, Function<String, R> unread) {
        return this instanceof Known<T> its ? known.apply(its.value()) : unread.apply(((Unread<T>) this).why());
    }

    /** What follows from it, if it is known. */
    default <R> Reading<R> map(Function<T, R> function) {
        return match(value -> known(function.apply(value)), Reading::unread);
    }

    /** What is read next with it, if it is known. */
    default <R> Reading<R> then(Function<T, Reading<R>> function) {
        return match(function, Reading::unread);
    }
}
