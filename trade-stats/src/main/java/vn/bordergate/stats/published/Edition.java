package vn.bordergate.stats.published;

import java.time.Instant;
import java.time.LocalDate;

/** One publication of a day; of several, the last one holds. */
public record Edition(LocalDate day, int number, Instant publishedAt, String publishedBy) {}
