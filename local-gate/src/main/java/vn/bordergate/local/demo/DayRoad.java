package vn.bordergate.local.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import vn.bordergate.events.ReadingKind;

/** What drivers do: announce, come, wait in the yard, and go where they are called. */
final class DayRoad {

    private static final Logger LOG = LoggerFactory.getLogger(DayRoad.class);

    /** From the yard to the barrier of the lane. */
    private static final Duration WAY = Duration.ofMinutes(4);

    private static final int ASKED_AT_ONCE = 100;
    private static final int TARE_KG = 15_000;

    private final Api ingest;
    private final Api till;
    private final DayDevices devices;
    private final DayConsignments consignments;
    private final Map<String, Instant> laneFreeAt = new HashMap<>();

    /**
     * @param till where the fee of a passage is paid
     */
    DayRoad(Api ingest, Api till, DayDevices devices, DayConsignments consignments) {
        this.ingest = ingest;
        this.till = till;
        this.devices = devices;
        this.consignments = consignments;
    }

    /** Announces vehicles with their declarations, by their numbers. */
    void announce(Map<Integer, DayVehicle> due) throws IOException, InterruptedException {
        List<DayVehicle> sent = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        due.forEach(
                (number, vehicle) -> {
                    sent.add(vehicle);
                    lines.add(consignments.line(vehicle, number));
                });
        List<JsonNode> answers = ingest.postLines("/api/declarations", lines);
        for (int i = 0; i < answers.size(); i++) {
            JsonNode answer = answers.get(i);
            String id = DayDemo.text(answer, "declarationId");
            String crossing = DayDemo.text(answer.path("vehicles").path(0), "crossingId");
            if (id == null || crossing == null) {
                throw new IOException("a vehicle was not announced: " + answer);
            }
            sent.get(i).announced(id, crossing);
        }
    }

    /** Everything that happens by now. */
    void move(List<DayVehicle> vehicles, Instant now) throws IOException, InterruptedException {
        for (DayVehicle one : vehicles) {
            if (one.declarationId() != null && !one.isWatched() && !one.isOver()) {
                enter(one, now);
            }
        }
        List<DayVehicle> watched = vehicles.stream().filter(DayVehicle::isWatched).toList();
        for (int from = 0; from < watched.size(); from += ASKED_AT_ONCE) {
            List<DayVehicle> some =
                    watched.subList(from, Math.min(watched.size(), from + ASKED_AT_ONCE));
            follow(some, now);
        }
        for (DayVehicle one : watched) {
            String lane = one.lane();
            String barrier = DayDemo.barrier(one.direction());
            if (one.reaches(now)) {
                devices.seen(ReadingKind.BARRIER_REACHED, barrier, lane, one.plate(), now);
                one.reached();
            } else if (one.passes(now)) {
                devices.seen(ReadingKind.BARRIER_PASSED, barrier, lane, one.plate(), now);
                one.passed();
            }
        }
    }

    private void enter(DayVehicle one, Instant now) throws IOException, InterruptedException {
        if (now.isBefore(one.arrivesAt())) {
            return;
        }
        String yard = DayDemo.yard(one.direction());
        devices.seen(ReadingKind.YARD_ENTRY, yard, null, one.plate(), now);
        devices.weighed(yard, one.plate(), TARE_KG + DayConsignments.netMassKg(one.drawn()), now);
        one.entered();
    }

    /** Asks where they stand, as their firm's own system does. */
    private void follow(List<DayVehicle> some, Instant now)
            throws IOException, InterruptedException {
        StringBuilder address = new StringBuilder("/api/crossings?");
        Map<String, DayVehicle> byId = new HashMap<>();
        for (DayVehicle one : some) {
            String id = String.valueOf(one.crossingId());
            byId.put(id, one);
            address.append("id=").append(id).append('&');
        }
        for (JsonNode crossing : ingest.get(address.substring(0, address.length() - 1))) {
            DayVehicle one = byId.get(crossing.path("crossingId").asString());
            if (one != null) {
                pay(one, crossing.path("fee"));
                follow(one, crossing, now);
            }
        }
    }

    /** As soon as a fee is quoted; whatever stands against it, the gate says and goes on. */
    private void pay(DayVehicle one, JsonNode fee) throws IOException, InterruptedException {
        long due =
                fee.path("quotedVnd").asLong(0)
                        - fee.path("paidVnd").asLong(0)
                        + fee.path("refundedVnd").asLong(0);
        if (due > 0 && one.paysNow(due)) {
            try {
                till.post("/api/crossings/" + one.crossingId() + "/fee/payment");
            } catch (Api.RefusedException e) {
                LOG.warn("a fee was not taken: {}", e.getMessage());
            }
        }
    }

    private void follow(DayVehicle one, JsonNode crossing, Instant now) {
        switch (crossing.path("status").asString()) {
            case "CALLED", "AT_BARRIER" -> {
                String lane = DayDemo.text(crossing, "lane");
                if (lane != null && !one.isCalledTo(lane)) {
                    Instant reaches = now.plus(WAY);
                    Instant free = laneFreeAt.getOrDefault(lane, reaches);
                    Instant begins = free.isAfter(reaches) ? free : reaches;
                    Instant passes = begins.plus(one.drawn().onLane());
                    laneFreeAt.put(lane, passes);
                    one.called(lane, reaches, passes);
                }
            }
            case "CROSSED", "RETURNED", "TURNED_BACK", "NO_SHOW", "WITHDRAWN" -> one.ended();
            default -> one.stays();
        }
    }
}
