package vn.bordergate.ingest.door;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings under {@code gate.ingest.door}.
 *
 * @param waitingMax declarations that may wait for a transaction; more are sent away with 503
 * @param waitingBytesMax size of the events of those that wait; more are sent away with 503
 * @param rowsMax declarations after which a transaction is full
 * @param transactionBytesMax size of the events that go into one transaction together
 * @param flushesMax transactions in flight at once
 * @param flushMax time limit on one transaction
 * @param answerMax how long a sender waits for an answer
 * @param retryAfter what senders are told when the gate cannot write
 * @param bodyBytesMax largest single declaration; its event must fit into a record of the journal
 * @param lineBytesMax largest line of a long body
 * @param groupLinesMax lines of a long body that go through the door together
 * @param groupBytesMax size of such a group's lines
 * @param groupsMax such groups held for one sender while one of them is being lodged
 */
@ConfigurationProperties("gate.ingest.door")
public record DoorProperties(
        @DefaultValue("10000") int waitingMax,
        @DefaultValue("32MB") DataSize waitingBytesMax,
        @DefaultValue("1000") int rowsMax,
        @DefaultValue("4MB") DataSize transactionBytesMax,
        @DefaultValue("2") int flushesMax,
        @DefaultValue("5s") Duration flushMax,
        @DefaultValue("8s") Duration answerMax,
        @DefaultValue("2s") Duration retryAfter,
        @DefaultValue("640KB") DataSize bodyBytesMax,
        @DefaultValue("256KB") DataSize lineBytesMax,
        @DefaultValue("400") int groupLinesMax,
        @DefaultValue("2MB") DataSize groupBytesMax,
        @DefaultValue("4") int groupsMax) {

    public DoorProperties {
        require(waitingMax >= 1 && waitingMax <= 1_000_000, "waiting-max");
        require(rowsMax >= 1 && rowsMax <= 10_000, "rows-max");
        require(flushesMax >= 1 && flushesMax <= 8, "flushes-max");
        require(flushMax.isPositive() && answerMax.isPositive(), "flush-max, answer-max");
        require(retryAfter.toSeconds() >= 1, "retry-after");
        require(
                bodyBytesMax.toKilobytes() >= 1 && bodyBytesMax.toKilobytes() <= 700,
                "body-bytes-max");
        require(
                lineBytesMax.toKilobytes() >= 1 && lineBytesMax.toKilobytes() <= 700,
                "line-bytes-max");
        require(groupLinesMax >= 1 && groupLinesMax <= waitingMax, "group-lines-max");
        require(
                isBetween(groupBytesMax, lineBytesMax, DataSize.ofMegabytes(64)),
                "group-bytes-max");
        require(
                isBetween(transactionBytesMax, DataSize.ofMegabytes(1), DataSize.ofMegabytes(64)),
                "transaction-bytes-max");
        require(
                isBetween(waitingBytesMax, transactionBytesMax, DataSize.ofGigabytes(1)),
                "waiting-bytes-max");
        require(groupsMax >= 1 && groupsMax <= 256, "groups-max");
    }

    private static boolean isBetween(DataSize size, DataSize least, DataSize most) {
        return size.compareTo(least) >= 0 && size.compareTo(most) <= 0;
    }

    private static void require(boolean holds, String name) {
        if (!holds) {
            throw new IllegalArgumentException("gate.ingest.door." + name + " is out of its range");
        }
    }
}
