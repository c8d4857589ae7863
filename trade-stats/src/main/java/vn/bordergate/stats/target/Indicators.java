package vn.bordergate.stats.target;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.bordergate.events.reference.CsvTable;
import vn.bordergate.events.reference.Gate;
import vn.bordergate.events.reference.GateBook;

/** The indicators and scopes that figures may be entered for, from the shipped tables. */
@Component
public final class Indicators {

    /** The province whose gates these are; its scope counts all of them. */
    public static final String PROVINCE = "Lao Cai";

    private static final String PROVINCE_BOOK = "lao-cai";

    private final Map<String, Indicator> indicators = new LinkedHashMap<>();
    private final Map<String, Scope> scopes = new LinkedHashMap<>();

    public Indicators() {
        for (CsvTable.Row row : CsvTable.shipped("/targets/indicators.csv").rows()) {
            Indicator indicator = indicator(row);
            indicators.put(indicator.name(), indicator);
        }
        List<Gate> gates = GateBook.shipped(List.of(PROVINCE_BOOK)).gates();
        List<String> codes = gates.stream().map(gate -> gate.code().value()).toList();
        for (CsvTable.Row row : CsvTable.shipped("/targets/scopes.csv").rows()) {
            String name = row.get("name");
            add(
                    new Scope(
                            name,
                            name.equals(PROVINCE) ? codes : List.of(),
                            row.get("nameVi"),
                            row.get("nameEn"),
                            row.get("nameZh")));
        }
        for (Gate gate : gates) {
            String code = gate.code().value();
            add(new Scope(code, List.of(code), gate.nameVi(), gate.nameEn(), gate.nameZh()));
        }
    }

    public Optional<Indicator> indicator(String name) {
        return Optional.ofNullable(indicators.get(name));
    }

    public Optional<Scope> scope(String name) {
        return Optional.ofNullable(scopes.get(name));
    }

    /** In the order of the table. */
    public List<Indicator> indicators() {
        return new ArrayList<>(indicators.values());
    }

    /** Provinces and parks in the order of the table, then the gates. */
    public List<Scope> scopes() {
        return new ArrayList<>(scopes.values());
    }

    private void add(Scope scope) {
        scopes.put(scope.name(), scope);
    }

    private static Indicator indicator(CsvTable.Row row) {
        return new Indicator(
                row.get("name"),
                Unit.Measure.valueOf(row.get("measure")),
                Indicator.Nature.valueOf(row.get("nature")),
                Indicator.Counted.valueOf(row.get("counted")),
                row.get("nameVi"),
                row.get("nameEn"),
                row.get("nameZh"));
    }
}
