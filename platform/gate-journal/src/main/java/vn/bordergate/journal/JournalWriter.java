package vn.bordergate.journal;

import java.util.List;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/**
 * Appends entries, any number at once. What is passed on as it came is rare: there each column
 * travels as one text with a separator that JSON never holds.
 */
final class JournalWriter implements Journal {

    private static final char SEPARATOR = '\u001e';

    private static final String APPENDED = "journal (topic, key, type, at, value)";

    private static final String PASS_ON =
            """
            insert into journal (topic, key, type, at, value, extras)
            select t, coalesce(k, ''), coalesce(y, ''), a::timestamptz, coalesce(v, ''),
                   coalesce(e, '')
            from rows from (
              string_to_table($1, chr(30)), string_to_table($2, chr(30)),
              string_to_table($3, chr(30)), string_to_table($4, chr(30)),
              string_to_table($5, chr(30)), string_to_table($6, chr(30)))
              as entry (t, k, y, a, v, e)
            """;

    private final DatabaseClient database;
    private final Runnable wake;
    private final int valueCharsMax;

    JournalWriter(DatabaseClient database, Runnable wake, JournalProperties properties) {
        this.database = database;
        this.wake = wake;
        this.valueCharsMax = Math.toIntExact(properties.valueBytesMax().toBytes());
    }

    static boolean isStorable(String text) {
        return text.indexOf(SEPARATOR) < 0 && text.indexOf('\0') < 0;
    }

    @Override
    public Mono<Void> append(List<JournalEntry> entries) {
        return entries.isEmpty()
                ? Mono.empty()
                : Mono.defer(
                        () -> {
                            entries.forEach(this::check);
                            return written(rows(entries).write(database));
                        });
    }

    /** Appends records as they came; see {@link PassedOn}. */
    Mono<Void> passOn(List<PassedOn> records) {
        return records.isEmpty()
                ? Mono.empty()
                : Mono.defer(() -> written(insertPassedOn(records).then()));
    }

    private CopyRows rows(List<JournalEntry> entries) {
        var rows = new CopyRows(APPENDED);
        for (JournalEntry entry : entries) {
            rows.row()
                    .text(entry.topic())
                    .text(entry.key())
                    .text(entry.type())
                    .time(entry.at())
                    .text(entry.value());
        }
        return rows;
    }

    private DatabaseClient.GenericExecuteSpec insertPassedOn(List<PassedOn> records) {
        List<JournalRow> rows = records.stream().map(record -> record.row(Place.START)).toList();
        return database.sql(PASS_ON)
                .bind(0, joined(rows, JournalRow::topic))
                .bind(1, joined(rows, JournalRow::key))
                .bind(2, joined(rows, JournalRow::type))
                .bind(3, joined(rows, row -> row.at().toString()))
                .bind(4, joined(rows, JournalRow::value))
                .bind(5, joined(rows, JournalRow::extras));
    }

    private Mono<Void> written(Mono<Void> insert) {
        Mono<Void> inTransaction =
                TransactionSynchronizationManager.forCurrentTransaction()
                        .doOnNext(current -> current.registerSynchronization(new WakeAfterCommit()))
                        .then()
                        .onErrorResume(
                                NoTransactionException.class, alone -> Mono.fromRunnable(wake));
        return insert.then(inTransaction);
    }

    private void check(JournalEntry entry) {
        if (!isStorable(entry.key()) || !isStorable(entry.value()) || !isStorable(entry.type())) {
            throw new IllegalArgumentException("control character in entry " + entry.key());
        }
        if (entry.value().length() > valueCharsMax
                || (entry.value().length() > valueCharsMax / 3
                        && EventJson.utf8(entry.value()).length > valueCharsMax)) {
            throw new IllegalArgumentException(
                    "value of entry %s is over the limit of %d bytes"
                            .formatted(entry.key(), valueCharsMax));
        }
    }

    private static <T> String joined(List<T> entries, Function<T, String> column) {
        StringBuilder text = new StringBuilder(entries.size() * 32);
        for (int i = 0; i < entries.size(); i++) {
            if (i > 0) {
                text.append(SEPARATOR);
            }
            text.append(column.apply(entries.get(i)));
        }
        return text.toString();
    }

    private final class WakeAfterCommit implements TransactionSynchronization {
        @Override
        public Mono<Void> afterCommit() {
            return Mono.fromRunnable(wake);
        }
    }
}
