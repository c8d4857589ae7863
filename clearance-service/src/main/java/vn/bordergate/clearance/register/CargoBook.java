package vn.bordergate.clearance.register;

import java.util.Collection;
import vn.bordergate.clearance.crossing.Cargo;
import vn.bordergate.clearance.declaration.Declaration;

/** Who says what the goods of some declarations are to the queue, but for whose they are. */
@FunctionalInterface
public interface CargoBook {

    /** Of all of them together; of none, {@link Cargo#NONE}. */
    Cargo of(Collection<Declaration.Lodged> carried);
}
