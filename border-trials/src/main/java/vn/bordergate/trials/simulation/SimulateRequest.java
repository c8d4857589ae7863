package vn.bordergate.trials.simulation;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What was typed behind {@code ./gate simulate}.
 *
 * @param day a model day; null for those that come with the product
 * @param order an order of service to try; null for the one that is published
 * @param seeds how many days are drawn of each model
 * @param firstSeed the seed of the first of them
 * @param approach how long a called vehicle is under way from the yard to the lane
 */
record SimulateRequest(
        @Nullable Path day, @Nullable Path order, int seeds, long firstSeed, Duration approach) {

    static final String USAGE =
            """
            usage: ./gate simulate [--day FILE] [--seeds N] [--first-seed N]
                                   [--order FILE] [--approach MINUTES]
            """;

    private static final int SEEDS_MAX = 10_000;
    private static final int SEED_MAX = 1_000_000_000;
    private static final int APPROACH_MINUTES_MAX = 240;

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException with a message for the person who typed them
     */
    static SimulateRequest read(String... arguments) {
        SimulateRequest read = new SimulateRequest(null, null, 100, 1, Duration.ZERO);
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("unknown or incomplete option " + arguments[i]);
            }
            read = read.with(arguments[i], arguments[i + 1]);
        }
        return read;
    }

    private SimulateRequest with(String option, String value) {
        return switch (option) {
            case "--day" -> new SimulateRequest(Path.of(value), order, seeds, firstSeed, approach);
            case "--order" -> new SimulateRequest(day, Path.of(value), seeds, firstSeed, approach);
            case "--seeds" -> {
                int many = number(option, value, 1, SEEDS_MAX);
                yield new SimulateRequest(day, order, many, firstSeed, approach);
            }
            case "--first-seed" -> {
                int first = number(option, value, 0, SEED_MAX);
                yield new SimulateRequest(day, order, seeds, first, approach);
            }
            case "--approach" -> {
                var minutes = Duration.ofMinutes(number(option, value, 0, APPROACH_MINUTES_MAX));
                yield new SimulateRequest(day, order, seeds, firstSeed, minutes);
            }
            default -> throw new IllegalArgumentException("unknown option " + option);
        };
    }

    private static int number(String option, String value, int min, int max) {
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw new IllegalArgumentException(
                "%s takes a number from %d to %d, not \"%s\"".formatted(option, min, max, value));
    }
}
