package vn.bordergate.trials.bench;

import vn.bordergate.trials.running.GateProcess;

/** One part of what the traders' side is measured by, on a gate that runs. */
interface PortalPart {

    /** As in {@code --only}. */
    String name();

    void measure(GateProcess gate, int portBase, Figures figures) throws Exception;
}
