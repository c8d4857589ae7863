package vn.bordergate.ingest.sensing;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.events.reference.CsvTable;
import vn.bordergate.events.reference.Device;
import vn.bordergate.events.reference.DeviceBook;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Device books that were uploaded; all of them are kept, the last one holds. */
final class DeviceBooks {

    /** Faults told of one book. */
    static final int FAULTS_MAX = 100;

    private static final String AFTER =
            "select version, csv from device_book where version > $1 order by version desc limit 1";

    private static final String ADD =
            """
            insert into device_book (version, csv, uploaded_by, uploaded_at)
            values ($1, $2, $3, to_timestamp($4::bigint / 1000.0)) on conflict do nothing
            """;

    private final DatabaseClient database;
    private final GateBook gates;

    DeviceBooks(DatabaseClient database, GateBook gates) {
        this.database = database;
        this.gates = gates;
    }

    /** The last book, where there is a later one. */
    Mono<DeviceShelf.Held> after(int version) {
        return database.sql(AFTER)
                .bind(0, version)
                .map(
                        row ->
                                new DeviceShelf.Held(
                                        Objects.requireNonNull(row.get(0, Integer.class)),
                                        parse(Objects.requireNonNull(row.get(1, String.class)))))
                .one();
    }

    /** Keeps a sound book; false where somebody else has uploaded meanwhile. */
    Mono<Boolean> add(int version, String csv, String by, Instant at) {
        return database.sql(ADD)
                .bind(0, version)
                .bind(1, csv)
                .bind(2, by)
                .bind(3, at.toEpochMilli())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /**
     * Reads a book in CSV.
     *
     * @throws FaultsException 422 with everything that is wrong, by line and column
     */
    DeviceBook parse(String csv) {
        List<CsvTable.Row> rows = rows(csv);
        List<Fault> faults = new ArrayList<>();
        List<Device> devices = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < rows.size() && faults.size() < FAULTS_MAX; i++) {
            int line = i + 2;
            try {
                Device device = DeviceBook.device(rows.get(i));
                devices.add(device);
                if (!codes.add(device.code())) {
                    faults.add(fault("DEVICE_TWICE", line, "code"));
                }
                if (gates.find(device.gate()).isEmpty()) {
                    faults.add(fault("GATE_UNKNOWN", line, "gate"));
                }
            } catch (Device.NotADeviceException e) {
                faults.add(fault("DEVICE_COLUMN_WRONG", line, e.column()));
            }
        }
        if (devices.isEmpty() && faults.isEmpty()) {
            faults.add(Fault.at("", "DEVICE_BOOK_EMPTY"));
        }
        if (rows.size() > DeviceBook.DEVICES_MAX) {
            faults.add(Fault.at("", "DEVICE_BOOK_TOO_LONG", Map.of("max", DeviceBook.DEVICES_MAX)));
        }
        if (!faults.isEmpty()) {
            throw new FaultsException(422, faults);
        }
        return DeviceBook.of(devices);
    }

    private static List<CsvTable.Row> rows(String csv) {
        String header = csv.lines().findFirst().orElse("");
        if (!List.of(header.split(",", -1)).equals(DeviceBook.COLUMNS)) {
            throw FaultsException.of(
                    422,
                    Fault.at(
                            "",
                            "DEVICE_BOOK_HEADER",
                            Map.of("columns", String.join(",", DeviceBook.COLUMNS))));
        }
        try {
            return CsvTable.read(new StringReader(csv)).rows();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fault fault(String code, int line, String column) {
        return Fault.at("", code, Map.of("columnTitle", column))
                .on(line, DeviceBook.COLUMNS.indexOf(column) + 1);
    }
}
