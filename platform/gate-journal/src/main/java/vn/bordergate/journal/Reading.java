package vn.bordergate.journal;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What a reader makes of a record: an event, or one to put aside with its fault, or neither, when
 * it is meant for another reader.
 *
 * @param journal the sender's journal, where the record tells it
 * @param place its place there
 */
record Reading(
        ConsumerRecord<byte[], byte[]> record,
        TopicPartition partition,
        @Nullable String journal,
        @Nullable Place place,
        @Nullable Received received,
        @Nullable String fault) {}
