package vn.bordergate.stats.recount;

import vn.bordergate.journal.Place;

/**
 * A record as it lies in the log.
 *
 * @param journal identity of the journal that sent it
 * @param place where it stands in that journal
 * @param type what its header says it is; empty when it says nothing
 * @param key by which it was given its partition; empty when it has none
 * @param value the fact's JSON
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record LoggedRecord(
        int partition, String journal, Place place, String type, byte[] key, byte[] value) {}
