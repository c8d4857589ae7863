package vn.bordergate.clearance.crossing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Actor;

/** The vehicle itself may not go on, whatever it carries. */
public record Hold(String reason, @Nullable String note, Actor by, Instant at) {}
