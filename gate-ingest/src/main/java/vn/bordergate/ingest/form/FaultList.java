package vn.bordergate.ingest.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.bordergate.web.Fault;

/** Everything that is wrong with one declaration, in the order in which it was seen. */
public final class FaultList {

    /** Argument of a fault in a CSV file that names the column. */
    public static final String COLUMN_TITLE = "columnTitle";

    private final List<Fault> faults = new ArrayList<>(0);
    private boolean readable = true;
    private boolean onlyTimely = true;

    public void add(FaultCode code, Place at) {
        add(code, at, Map.of());
    }

    public void add(FaultCode code, Place at, String argument, Object value) {
        add(code, at, Map.of(argument, value));
    }

    public void add(FaultCode code, Place at, Map<String, Object> arguments) {
        if (admits(code)) {
            faults.add(Fault.at(at.pointer(), code.name(), arguments));
        }
    }

    /** A fault in the text itself, where there is no pointer yet. */
    public void addAt(FaultCode code, int line, int column) {
        if (admits(code)) {
            faults.add(Fault.at("", code.name()).on(line, column));
        }
    }

    /** A fault in a cell; the column's title says more than its number. */
    public void addInColumn(FaultCode code, long line, String title, int column) {
        if (admits(code)) {
            faults.add(inColumn(Fault.at("", code.name()), line, title, column));
        }
    }

    public void addAll(FaultList others) {
        for (Fault fault : others.faults) {
            if (admits(FaultCode.valueOf(fault.code()))) {
                faults.add(fault);
            }
        }
    }

    /** The same fault, placed in a CSV file. */
    public static Fault inColumn(Fault fault, long line, String title, int column) {
        Map<String, Object> args = new HashMap<>(fault.args());
        args.put(COLUMN_TITLE, title);
        return new Fault(fault.code(), fault.pointer(), args, (int) line, column);
    }

    private boolean admits(FaultCode code) {
        readable &= !code.unreadable();
        onlyTimely &= code.timely();
        if (faults.size() == Limits.FAULTS_MAX) {
            Map<String, Object> max = Map.of("max", Limits.FAULTS_MAX);
            faults.add(Fault.at("", FaultCode.MORE_FAULTS.name(), max));
        }
        return faults.size() < Limits.FAULTS_MAX;
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    public boolean readable() {
        return readable;
    }

    public boolean onlyTimely() {
        return onlyTimely;
    }

    public List<Fault> all() {
        return List.copyOf(faults);
    }
}
