/**
 * The journal: PostgreSQL to Kafka and back, nothing lost and nothing counted twice.
 *
 * <p><b>Out.</b> A service {@linkplain vn.bordergate.journal.Journal#append appends} its events to
 * the table {@code journal} in the transaction that writes its state. A forwarder reads what is
 * committed in the order of (transaction id, position), below the oldest transaction still running,
 * because identity columns become visible out of order; and sends it to Kafka, in order for each
 * partition. That pair is the record's {@linkplain vn.bordergate.journal.Place place}, and travels
 * with the journal's own id in the record's headers. The forwarder notes in {@code forwarded} how
 * far it came. It may repeat; it never skips and never changes the order of a partition:
 *
 * <ul>
 *   <li>the first record that fails for good closes the producer from within its callback, so that
 *       none behind it in the partition can pass it;
 *   <li>a connection to a broker that is lost closes the producer too, and before a new one sends,
 *       the noted records are looked for in the log. A broker that lost the end of its log is
 *       filled again from the journal before anything later goes out;
 *   <li>two forwarders at once only repeat each other: each sends every place after one that was
 *       already acknowledged, without a gap.
 * </ul>
 *
 * <p><b>In.</b> A {@link vn.bordergate.journal.Subscription} applies each polled batch in one
 * transaction, which locks the partition's row in {@code inbox}, skips every record whose place is
 * not later than the last one applied from the same journal, and notes the new places and the next
 * offset. So the wire is at least once and the tables are exactly once, also when a consumer that
 * was taken for dead comes back in the middle of a batch.
 *
 * <p><b>What cannot be read or accepted</b> goes to {@code <topic>.dead} through the same journal,
 * with its bytes, its headers and the reason; {@link vn.bordergate.journal.DeadLetters} sends it
 * again, once.
 *
 * <p><b>Order.</b> Entries about one row go out in the order in which the row was changed, where
 * those who change it use {@link vn.bordergate.journal.JournaledTransactions}, as batches do.
 *
 * <p><b>A database that was set back</b>, by a restore to a point in time, by a replica that was
 * behind, or by a restore into another cluster, would use places a second time. Before it sends,
 * the forwarder looks behind the noted records for records of this journal that the table does not
 * have, and gives the journal a new id when it finds one; what is both in the table and in the log
 * is not sent again. It is found as far as the brokers still have those records.
 */
@NullMarked
package vn.bordergate.journal;

import org.jspecify.annotations.NullMarked;
