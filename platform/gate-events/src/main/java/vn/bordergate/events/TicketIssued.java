package vn.bordergate.events;

import java.time.Instant;

/**
 * A vehicle was let into a yard.
 *
 * @param ticket number of its place, unique at the gate for the day, such as {@code X-0412}
 * @param yard code of the yard, such as {@code KB2}
 */
public record TicketIssued(CrossingId crossingId, String ticket, String yard, Instant at)
        implements ClearanceCrossingEvent {}
