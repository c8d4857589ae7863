package vn.bordergate.events.reference;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.bordergate.events.GateCode;

/** The devices whose readings a gate takes. */
public final class DeviceBook {

    /** Columns of a book, in the order in which the shipped one has them. */
    public static final List<String> COLUMNS =
            List.of("code", "gate", "kind", "place", "lane", "clockOffSecondsMax");

    public static final int DEVICES_MAX = 5_000;

    private static final String SHIPPED = "/reference/devices-lao-cai.csv";

    private final Map<String, Device> devices = new LinkedHashMap<>();

    private DeviceBook(List<Device> all) {
        if (all.size() > DEVICES_MAX) {
            throw new IllegalArgumentException("more than " + DEVICES_MAX + " devices");
        }
        for (Device device : all) {
            if (devices.put(device.code(), device) != null) {
                throw new IllegalArgumentException("twice in the device book: " + device.code());
            }
        }
    }

    /** A book of exactly these devices. */
    public static DeviceBook of(List<Device> devices) {
        return new DeviceBook(devices);
    }

    /** The book that comes with the product: the devices of Kim Thành. */
    public static DeviceBook shipped() {
        return of(CsvTable.shipped(SHIPPED).rows().stream().map(DeviceBook::device).toList());
    }

    /**
     * The device that a row describes.
     *
     * @throws Device.NotADeviceException naming the column that is wrong
     */
    public static Device device(CsvTable.Row row) {
        String lane = row.get("lane");
        return new Device(
                row.get("code"),
                gate(row.get("gate")),
                kind(row.get("kind")),
                row.get("place"),
                lane.isEmpty() ? null : lane,
                seconds(row.get("clockOffSecondsMax")));
    }

    public Optional<Device> find(String code) {
        return Optional.ofNullable(devices.get(code));
    }

    /** In the order of the book. */
    public List<Device> devices() {
        return List.copyOf(devices.values());
    }

    private static GateCode gate(String text) {
        try {
            return new GateCode(text);
        } catch (IllegalArgumentException e) {
            throw new Device.NotADeviceException("gate", text);
        }
    }

    private static DeviceKind kind(String text) {
        return Arrays.stream(DeviceKind.values())
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new Device.NotADeviceException("kind", text));
    }

    private static int seconds(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Device.NotADeviceException("clockOffSecondsMax", text);
        }
    }
}
