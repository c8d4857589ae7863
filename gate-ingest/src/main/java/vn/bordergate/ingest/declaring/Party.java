package vn.bordergate.ingest.declaring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.bordergate.events.CrossingId;
import vn.bordergate.web.Fault;

/** One submission with vehicles, while it is judged. */
final class Party {

    final int index;
    final Lodgement lodgement;
    final Receipt receipt;
    final boolean fresh;
    final List<Announcement> vehicles = new ArrayList<>();
    final List<Fault> faults = new ArrayList<>(0);
    final List<CrossingReceipt> receipts = new ArrayList<>();
    final Set<CrossingId> leansOn = new HashSet<>();
    boolean undone;

    Party(int index, Lodgement lodgement, Receipt receipt, boolean fresh) {
        this.index = index;
        this.lodgement = lodgement;
        this.receipt = receipt;
        this.fresh = fresh;
    }

    boolean failed() {
        return !faults.isEmpty();
    }

    Stream<Announcement> fresh(Set<CrossingId> inserted) {
        return vehicles.stream().filter(vehicle -> inserted.contains(vehicle.crossingId()));
    }
}
