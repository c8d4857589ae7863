package vn.bordergate.clearance.dispatch;

/**
 * A published rule of the queue.
 *
 * @param id never given to another rule
 * @param text what it says and why, as the page of the gate shows it
 */
public record Rule(String id, Wording text) {

    public Rule {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a rule has an id");
        }
    }
}
