package vn.bordergate.clearance.intake;

import java.util.List;
import java.util.Set;
import vn.bordergate.events.GateCode;

/** At which gates the customs system names the channels (kết nối với hệ thống hải quan). */
public final class CustomsLink {

    private final Set<String> gates;

    public CustomsLink(List<String> gates) {
        this.gates = Set.copyOf(gates);
    }

    public boolean reaches(GateCode gate) {
        return gates.contains(gate.value());
    }

    boolean isAnywhere() {
        return !gates.isEmpty();
    }
}
