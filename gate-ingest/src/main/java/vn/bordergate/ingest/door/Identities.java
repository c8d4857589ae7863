package vn.bordergate.ingest.door;

import java.util.UUID;
import java.util.function.Supplier;
import vn.bordergate.web.FaultsException;

/** Identities that come in as text. */
public final class Identities {

    private Identities() {}

    /**
     * What is no identity is the identity of nothing.
     *
     * @throws FaultsException the one that is given
     */
    public static UUID of(String text, Supplier<FaultsException> notFound) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnIdentity) {
            throw notFound.get();
        }
    }
}
