package vn.bordergate.journal;

import vn.bordergate.events.PublishedEvent;

/**
 * One event as it was read from Kafka.
 *
 * @param place where it stands in its sender's journal
 */
public record Received(
        String topic, int partition, long offset, String key, Place place, PublishedEvent event) {}
