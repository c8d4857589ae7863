package vn.bordergate.ingest.sheet;

import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.declaring.GroupLodging;
import vn.bordergate.ingest.declaring.GroupLodging.Landed;
import vn.bordergate.ingest.declaring.GroupLodging.Landing;
import vn.bordergate.ingest.declaring.form.CsvColumn;
import vn.bordergate.ingest.declaring.form.Reading;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.form.FaultList;
import vn.bordergate.web.Fault;

/**
 * Takes the declarations of a file through the door, group after group: of what was sent twice the
 * first wins, and where the gate cannot write nothing more is tried.
 */
final class SheetLodging {

    private static final int DECLARATIONS_A_GROUP = 400;

    /** One may have 999 rows; a group is bounded by both. */
    private static final int ROWS_A_GROUP = 2000;

    private final GroupLodging door;

    SheetLodging(GroupLodging door) {
        this.door = door;
    }

    /** What became of each declaration of a file, and everything that is wrong. */
    record Result(List<Landing> landings, List<LandedRow> rows, List<CellFault> faults) {}

    /** An answer for each that was tried, in the order of the file. */
    Mono<List<Landed>> lodge(Judged judged, FirmRights who, Pace pace) {
        pace.begin(Pace.Step.LODGING, judged.declarations().size());
        List<Landed> landed = new ArrayList<>(judged.declarations().size());
        return Flux.fromIterable(groups(judged.declarations()))
                .concatMap(group -> door.lodge(readings(group), who), 1)
                .doOnNext(
                        answers -> {
                            landed.addAll(answers);
                            pace.passed(landed.size());
                        })
                .takeUntil(answers -> answers.stream().anyMatch(SheetLodging::isNotNow))
                .then(Mono.just(landed));
    }

    private static boolean isNotNow(Landed one) {
        return one.landing() == Landing.UNAVAILABLE;
    }

    private static List<Reading> readings(List<Judged.One> group) {
        return group.stream().map(Judged.One::reading).toList();
    }

    private static List<List<Judged.One>> groups(List<Judged.One> all) {
        List<List<Judged.One>> groups = new ArrayList<>();
        List<Judged.One> open = new ArrayList<>();
        int rows = 0;
        for (Judged.One one : all) {
            int more = one.rows().rowLines().size();
            boolean full = open.size() == DECLARATIONS_A_GROUP || rows + more > ROWS_A_GROUP;
            if (full && !open.isEmpty()) {
                groups.add(open);
                open = new ArrayList<>();
                rows = 0;
            }
            open.add(one);
            rows += more;
        }
        groups.add(open);
        return groups;
    }

    static Result result(Judged judged, List<Landed> landed) {
        List<Landing> landings = new ArrayList<>();
        List<LandedRow> rows = new ArrayList<>();
        List<CellFault> faults = new ArrayList<>();
        for (int i = 0; i < judged.declarations().size(); i++) {
            Judged.One one = judged.declarations().get(i);
            Landed answer = i < landed.size() ? landed.get(i) : untried(one);
            landings.add(answer.landing());
            rows.add(row(one, answer));
            faults.addAll(
                    judged.placed(answer.faults().stream().map(f -> located(f, one)).toList()));
        }
        return new Result(landings, rows, faults);
    }

    private static Landed untried(Judged.One one) {
        return one.sound()
                ? new Landed(Landing.UNAVAILABLE, null, List.of())
                : new Landed(Landing.REFUSED, null, one.faults());
    }

    private static LandedRow row(Judged.One one, Landed answer) {
        var id = answer.declarationId();
        return new LandedRow(
                (int) one.rows().line(),
                one.rows().reference().orElse(null),
                answer.landing(),
                id == null ? null : id.toString());
    }

    /** What the door found wrong is wrong with the declaration as a whole, under its reference. */
    private static Fault located(Fault fault, Judged.One one) {
        return fault.line() != null
                ? fault
                : FaultList.inColumn(fault, one.rows().line(), CsvColumn.REFERENCE.title(), 0);
    }
}
