package vn.bordergate.trials.bench;

import java.nio.file.Path;

/** Another engine that makes the same aggregation of the same topic, found on the class path. */
public interface FoldRival {

    String name();

    /**
     * Aggregates the topic of trade facts by cell, exactly once.
     *
     * @param facts in the topic
     * @param warmUp of these, not measured
     * @return facts a second of the others
     */
    double perSecond(String bootstrap, Path directory, long facts, long warmUp) throws Exception;
}
