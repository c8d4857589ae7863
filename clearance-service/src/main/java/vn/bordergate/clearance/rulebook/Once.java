package vn.bordergate.clearance.rulebook;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a thing when it is first asked for, and keeps it. Asked for by every decision. */
final class Once<R> implements Supplier<R> {

    private final Supplier<R> make;
    private volatile @Nullable R made;

    Once(Supplier<R> make) {
        this.make = make;
    }

    @Override
    public R get() {
        R known = made;
        return known == null ? first() : known;
    }

    private synchronized R first() {
        R known = made;
        if (known == null) {
            known = make.get();
            made = known;
        }
        return known;
    }
}
