package vn.bordergate.clearance.desk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.Declaration.Checking;
import vn.bordergate.clearance.declaration.Declaration.Cleared;
import vn.bordergate.clearance.declaration.Declaration.Closed;
import vn.bordergate.clearance.declaration.Declaration.Inside;
import vn.bordergate.clearance.declaration.Marks;
import vn.bordergate.clearance.declaration.OpenCheck;
import vn.bordergate.clearance.declaration.Proposal;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Direction;

/**
 * What this officer may do with a file as it stands. The pages show nothing else; what is sent all
 * the same is judged by the workflow.
 */
final class FileActions {

    /** Keys for checks of one's own, the first, the second and so on. */
    private static final List<String> PASS_KEYS = List.of("p", "i", "j", "k");

    private static final List<String> FAIL_KEYS = List.of("f", "g", "x", "z");

    private final SignedIn officer;
    private final Declaration.Lodged file;
    private final Marks marks;
    private final List<Action> actions = new ArrayList<>();

    private FileActions(SignedIn officer, Declaration.Lodged file) {
        this.officer = officer;
        this.file = file;
        this.marks = file.standing().marks();
    }

    /**
     * Something that may be done.
     *
     * @param name last part of the address it is sent to
     * @param key that does it
     * @param asks whether a dialog asks for a reason or a confirmation first
     * @param channels to choose from, where a channel is chosen
     */
    record Action(
            String name,
            String key,
            @Nullable Authority authority,
            @Nullable CheckKind check,
            boolean asks,
            List<CustomsChannel> channels) {

        /** Name of its dialog on the page. */
        public String dialog() {
            return name + (check == null ? "" : "-" + authority + "-" + check);
        }
    }

    static List<Action> of(Declaration.Lodged file, SignedIn officer) {
        if (!officer.gates().covers(file.standing().consignment().gate())) {
            return List.of();
        }
        var all = new FileActions(officer, file);
        all.checks();
        if (officer.officer().authorities().contains(Authority.CUSTOMS)
                && !(file instanceof Closed)) {
            all.proposal();
            all.channel();
            all.supervision();
        } else if (officer.officer().authorities().contains(Authority.CUSTOMS)) {
            all.attention();
        }
        return List.copyOf(all.actions);
    }

    private void checks() {
        if (!(file instanceof Checking checking)) {
            return;
        }
        List<OpenCheck> own =
                checking.open().stream()
                        .filter(c -> officer.officer().authorities().contains(c.authority()))
                        .toList();
        for (int i = 0; i < own.size(); i++) {
            OpenCheck check = own.get(i);
            add("pass", key(PASS_KEYS, i), check, false);
            add("fail", key(FAIL_KEYS, i), check, true);
            if (check.kind() == CheckKind.PHYSICAL_INSPECTION && !check.extended()) {
                add("extension", "e", check, true);
            }
        }
        own.stream()
                .filter(check -> !checking.isStopped(check))
                .findFirst()
                .map(
                        check ->
                                new Action(
                                        "supplement",
                                        "s",
                                        check.authority(),
                                        null,
                                        true,
                                        List.of()))
                .ifPresent(actions::add);
    }

    private void proposal() {
        Proposal proposal = marks.proposal();
        if (proposal == null) {
            return;
        }
        if (officer.officer().person() != null && !proposal.isOf(officer.officer())) {
            add("confirm", "c", true);
        }
        add("drop", "d", false);
    }

    private void channel() {
        CustomsChannel now = file.standing().channel();
        List<CustomsChannel> higher = new ArrayList<>();
        List<CustomsChannel> lower = new ArrayList<>();
        for (CustomsChannel one : CustomsChannel.values()) {
            if (one.compareTo(now) > 0) {
                higher.add(one);
            } else if (one.compareTo(now) < 0) {
                lower.add(one);
            }
        }
        if (!higher.isEmpty()) {
            actions.add(new Action("raise", "u", null, null, true, List.copyOf(higher)));
        }
        if (!lower.isEmpty() && file instanceof Checking && marks.proposal() == null) {
            actions.add(new Action("lowering", "w", null, null, true, List.copyOf(lower)));
        }
    }

    private void supervision() {
        if (marks.officersHold() == null) {
            add("hold", "h", true);
        } else if (marks.proposal() == null) {
            add("release", "l", true);
        }
        attention();
        if (file instanceof Checking && !marks.held()) {
            add("refusal", "r", true);
        }
        if (file instanceof Inside) {
            add("reopening", "o", true);
        }
        if (file instanceof Cleared) {
            add("passage", "v", true);
        }
    }

    /** What Customs said waits to be looked at, also when the file is closed. */
    private void attention() {
        if (marks.attention() != null) {
            add("acknowledgement", "a", false);
        }
    }

    /** Whether an officer must say that the goods have crossed: exports pass after that. */
    static boolean asksForCrossing(Declaration.Lodged file) {
        return file.standing().consignment().direction() == Direction.EXPORT;
    }

    private void add(String name, String key, boolean asks) {
        actions.add(new Action(name, key, null, null, asks, List.of()));
    }

    private void add(String name, String key, OpenCheck check, boolean asks) {
        actions.add(new Action(name, key, check.authority(), check.kind(), asks, List.of()));
    }

    private static String key(List<String> keys, int place) {
        return place < keys.size() ? keys.get(place) : "";
    }
}
