package vn.bordergate.local;

import java.io.Console;
import java.io.PrintStream;

/**
 * What a person in front of the command sees: lines, and on a terminal one line at the bottom that
 * is written over while something goes on.
 */
public final class Screen {

    private static final String ERASE_LINE = "\r\u001b[2K";

    private final PrintStream out;
    private final boolean terminal;
    private boolean lineIsOpen;

    Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static Screen ofProcess() {
        Console console = System.console();
        return new Screen(System.out, console != null && console.isTerminal());
    }

    /** Whether {@link #status} can be written over. */
    public boolean isTerminal() {
        return terminal;
    }

    /** A line that stays. */
    public synchronized void say(String line) {
        clear();
        out.println(line);
        out.flush();
    }

    /** A line that the next one replaces; nothing where output goes to a file. */
    public synchronized void status(String line) {
        if (terminal) {
            out.print(ERASE_LINE + line);
            out.flush();
            lineIsOpen = true;
        }
    }

    private void clear() {
        if (lineIsOpen) {
            out.print(ERASE_LINE);
            lineIsOpen = false;
        }
    }
}
