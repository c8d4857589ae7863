package vn.bordergate.ingest.portal;

import vn.bordergate.ingest.consignment.Owners;

/**
 * How far somebody's rights reach on these pages.
 *
 * @param owners whose consignments they see
 * @param declares whether they may say anything to the gate
 * @param prices whether they see values and fees
 */
record Reach(Owners owners, boolean declares, boolean prices) {}
