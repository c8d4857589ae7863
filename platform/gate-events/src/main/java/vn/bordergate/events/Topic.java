package vn.bordergate.events;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Where events are sent; each topic has one writing service. */
public enum Topic {
    /** What declarants say of their declarations. */
    GATE_DECLARATIONS("gate.declarations", 6, Optional.of(Duration.ofDays(30))),
    /** What hauliers say of their vehicles, and what devices see of them. */
    GATE_CROSSINGS("gate.crossings", 6, Optional.of(Duration.ofDays(30))),
    /** What Customs says of declarations; written by the link to Customs. */
    CUSTOMS_NOTICES("customs.notices", 6, Optional.of(Duration.ofDays(30))),
    /** What the authorities did with declarations. */
    CLEARANCE_DECLARATIONS("clearance.declarations", 6, Optional.of(Duration.ofDays(30))),
    /** What the gate decided about vehicles. */
    CLEARANCE_CROSSINGS("clearance.crossings", 6, Optional.of(Duration.ofDays(30))),
    /** The signed book that totals are counted from, and can be counted again; kept for ever. */
    TRADE_FACTS("trade.facts", 6, Optional.empty());

    private final String wireName;
    private final int partitions;
    private final Optional<Duration> kept;

    Topic(String wireName, int partitions, Optional<Duration> kept) {
        this.wireName = wireName;
        this.partitions = partitions;
        this.kept = kept;
    }

    /** Name on the broker. */
    public String wireName() {
        return wireName;
    }

    /** Name of the topic for records that a reader of this one could not accept. */
    public String deadName() {
        return wireName + ".dead";
    }

    public int partitions() {
        return partitions;
    }

    /** How long the broker keeps a record; empty for ever. */
    public Optional<Duration> kept() {
        return kept;
    }

    public static Optional<Topic> named(String wireName) {
        return Arrays.stream(values()).filter(t -> t.wireName.equals(wireName)).findFirst();
    }
}
