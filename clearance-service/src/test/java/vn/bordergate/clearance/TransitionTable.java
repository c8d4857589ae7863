package vn.bordergate.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What every state answers to every command, as a text that people approve and the docs show.
 *
 * @param <S> a state
 * @param <A> what is asked of it
 */
public final class TransitionTable<S, A> {

    private final Function<S, Map<String, A>> commands;
    private final BiFunction<S, A, String> answer;
    private final String line;
    private final StringBuilder text = new StringBuilder();

    /**
     * @param commands each with its name, in the order of the table
     * @param answer what follows, in a few words
     * @param nameChars room for the name of a command
     */
    public TransitionTable(
            Function<S, Map<String, A>> commands, BiFunction<S, A, String> answer, int nameChars) {
        this.commands = commands;
        this.answer = answer;
        this.line = "  %-" + nameChars + "s -> %s%n";
    }

    /**
     * Holds the table to the one that was approved.
     *
     * @param name of the approved text, without what all of them end in
     */
    public void requireApproved(String name, S first, Map<String, S> states) throws IOException {
        text.append("Every command, in the order of the table\n");
        commands.apply(first)
                .keySet()
                .forEach(command -> text.append("  ").append(command).append('\n'));
        text.append('\n');
        states.forEach(this::describe);
        Path actual = Path.of("target/" + name + ".actual.txt");
        Files.createDirectories(actual.getParent());
        Files.writeString(actual, text);

        assertThat(text.toString())
                .as("when the change is meant, copy %s over the approved table", actual)
                .isEqualTo(
                        Files.readString(Path.of("src/test/resources/" + name + ".approved.txt")));
    }

    /** Neighbours with the same answer share a line, so that the table can be read. */
    private void describe(String name, S state) {
        text.append(name).append('\n');
        List<String> run = new ArrayList<>();
        String before = "";
        for (var one : commands.apply(state).entrySet()) {
            String next = answer.apply(state, one.getValue());
            if (!next.equals(before)) {
                line(run, before);
                run.clear();
            }
            run.add(one.getKey());
            before = next;
        }
        line(run, before);
        text.append('\n');
    }

    private void line(List<String> run, String answered) {
        if (run.size() > 2) {
            String asked = "from " + run.getFirst() + " to " + run.getLast();
            text.append("  %s%n      -> %s%n".formatted(asked, answered));
        } else {
            run.forEach(asked -> text.append(line.formatted(asked, answered)));
        }
    }
}
