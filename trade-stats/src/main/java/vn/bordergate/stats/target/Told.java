package vn.bordergate.stats.target;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A figure, or the reason why there is none; a reason is said in words and is never a zero. */
public sealed interface Told<T> {

    /** There it is. */
    record Known<T>(T figure) implements Told<T> {}

    /** There is none. */
    record Untold<T>(Silence why) implements Told<T> {}

    /** Why a figure is not there. */
    enum Silence {
        NO_ACTUAL,
        NO_PLAN,
        PLAN_ZERO,
        NO_PAST,
        PAST_ZERO,
        /** Some of the gates were not counted then, so their sum is not the sum of all. */
        PAST_PARTIAL,
        /** Neither entered for the whole nor for each of its parts. */
        PARTS_MISSING,
        /** A number of projects is a state on a day; adding two of them makes no sense. */
        NOT_CUMULATIVE,
        /** The year before is only known as a whole, and this one is not over. */
        PERIOD_RUNNING,
        /** Below zero there is no ratio that anybody could read. */
        NEGATIVE
    }

    static <T> Told<T> known(T figure) {
        return new Known<>(figure);
    }

    static <T> Told<T> silent(Silence why) {
        return new Untold<>(why);
    }

    default @Nullable T orNull() {
        return this instanceof Known<T>(T figure) ? figure : null;
    }

    default <R> Told<R> map(Function<T, R> change) {
        return switch (this) {
            case Known<T>(T figure) -> known(change.apply(figure));
            case Untold<T>(Silence why) -> silent(why);
        };
    }

    /** The same figure, or the same lack of it under another name. */
    default Told<T> because(Silence reason) {
        return this instanceof Known<T> ? this : silent(reason);
    }
}
