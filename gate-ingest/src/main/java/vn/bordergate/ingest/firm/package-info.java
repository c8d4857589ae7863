/**
 * Firms, their people and their brokers: for whom an account may declare, what it may look at, and
 * whether it sees prices. Declaring, tracking and documents ask here and nowhere else.
 */
@NullMarked
package vn.bordergate.ingest.firm;

import org.jspecify.annotations.NullMarked;
