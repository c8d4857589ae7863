package vn.bordergate.events;

/**
 * Who declares (người khai); the number is normalized by its scheme.
 *
 * @param number its number there
 * @param name of the person or firm
 */
public record Declarant(IdentityScheme scheme, String number, String name) {

    public Declarant {
        Form.require(scheme.accepts(number), "a number of " + scheme, number);
    }
}
