package vn.bordergate.clearance.dispatch;

/** What is said to people, in the three languages of the gate. */
public record Wording(String vi, String en, String zh) {

    public Wording {
        if (vi.isBlank() || en.isBlank() || zh.isBlank()) {
            throw new IllegalArgumentException("a wording needs all three languages");
        }
    }
}
