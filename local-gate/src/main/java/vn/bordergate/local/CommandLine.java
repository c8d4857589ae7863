package vn.bordergate.local;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vn.bordergate.local.day.DayClock;

/**
 * What was asked for.
 *
 * @param demo whether traffic is lodged
 * @param data the data directory
 * @param portBase port of gate-ingest; the other two services and the sign-in page follow it
 * @param rows rows to lodge, null for all
 * @param once whether to end when the traffic is through
 * @param file file to lodge, null for the shipped one
 * @param day the model day to play instead, or null
 */
record CommandLine(
        boolean demo,
        Path data,
        int portBase,
        @Nullable Long rows,
        boolean once,
        @Nullable Path file,
        @Nullable Day day) {

    /**
     * A model day to play.
     *
     * @param file null for the shipped ordinary day
     * @param speed how many times as fast as a real day
     */
    record Day(@Nullable Path file, int speed) {}

    static final int SPEED = 60;

    static final Path DATA = Path.of("data");
    static final int PORT_BASE = 8081;
    private static final int PORT_MAX = 65_532;

    static final String USAGE =
            """
            run  [--data DIR] [--port-base N]
            demo [--data DIR] [--port-base N] [--rows N] [--once] [--file FILE]
            demo --day [FILE] [--speed N] [--data DIR] [--port-base N] [--once]
            """;

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException with a message for the person who typed them
     */
    static CommandLine read(String... arguments) {
        String command = arguments.length == 0 ? "" : arguments[0];
        if (!command.equals("run") && !command.equals("demo")) {
            throw new IllegalArgumentException("unknown command \"" + command + "\"");
        }
        boolean demo = command.equals("demo");
        CommandLine read = new CommandLine(demo, DATA, PORT_BASE, null, false, null, null);
        for (int i = 1; i < arguments.length; i++) {
            String option = arguments[i];
            if (option.equals("--once") && demo) {
                read = read.finishingAtOnce();
            } else if (option.equals("--day") && demo) {
                boolean named = i + 1 < arguments.length && !arguments[i + 1].startsWith("--");
                read = read.playing(named ? readable(arguments[++i]) : null);
            } else if (i + 1 < arguments.length) {
                i++;
                read = read.with(option, arguments[i]);
            } else {
                throw new IllegalArgumentException("unknown or incomplete option " + option);
            }
        }
        if (read.day != null && (read.rows != null || read.file != null)) {
            throw new IllegalArgumentException("--day has traffic of its own");
        }
        return read;
    }

    private CommandLine finishingAtOnce() {
        return new CommandLine(demo, data, portBase, rows, true, file, day);
    }

    private CommandLine playing(@Nullable Path model) {
        Day played = new Day(model, day == null ? SPEED : day.speed());
        return new CommandLine(demo, data, portBase, rows, once, file, played);
    }

    private CommandLine atSpeed(int speed) {
        if (day == null) {
            throw new IllegalArgumentException("--speed belongs to --day");
        }
        Day played = new Day(day.file(), speed);
        return new CommandLine(demo, data, portBase, rows, once, file, played);
    }

    private CommandLine with(String option, String value) {
        if (!demo && (option.equals("--rows") || option.equals("--file"))) {
            throw new IllegalArgumentException(option + " belongs to the demo");
        }
        return switch (option) {
            case "--data" -> new CommandLine(demo, Path.of(value), portBase, rows, once, file, day);
            case "--port-base" -> new CommandLine(demo, data, port(value), rows, once, file, day);
            case "--rows" ->
                    new CommandLine(
                            demo,
                            data,
                            portBase,
                            number(option, value, Integer.MAX_VALUE),
                            once,
                            file,
                            day);
            case "--speed" -> atSpeed((int) number(option, value, DayClock.SPEED_MAX));
            case "--file" ->
                    new CommandLine(demo, data, portBase, rows, once, readable(value), day);
            default -> throw new IllegalArgumentException("unknown option " + option);
        };
    }

    static int port(String value) {
        return (int) number("--port-base", value, PORT_MAX);
    }

    private static long number(String option, String value, long max) {
        try {
            long number = Long.parseLong(value);
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw new IllegalArgumentException(
                option + " takes a number from 1 to " + max + ", not \"" + value + "\"");
    }

    private static Path readable(String value) {
        Path file = Path.of(value).toAbsolutePath().normalize();
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalArgumentException("there is no file to read at " + value);
        }
        return file;
    }
}
