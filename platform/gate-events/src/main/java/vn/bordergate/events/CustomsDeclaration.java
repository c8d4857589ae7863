package vn.bordergate.events;

import java.time.LocalDate;

/**
 * The declaration at Customs that a gate pre-declaration refers to.
 *
 * @param number as Customs issued it
 * @param registeredOn day of registration in the zone of the gate; exchange rates are those of it
 */
public record CustomsDeclaration(String number, LocalDate registeredOn) {}
