package vn.bordergate.clearance.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.register.AttachedDocuments.Document;
import vn.bordergate.clearance.register.FileQueries.WholeFile;
import vn.bordergate.events.Actor;
import vn.bordergate.events.Declarant;

/**
 * A file opened by one officer, with what lies beside it. What this officer has no business with is
 * not in it, so that no page and no answer can show it.
 *
 * @param vehicles that carry something of it, up to {@link #VEHICLES_MAX}
 * @param documents none for who may not read them where they are kept
 * @param documentsSince since when they are listed; null where all of them are, or none is shown
 * @param officers names by subject of those who worked on it
 */
record Dossier(
        WholeFile file,
        Declaration.Lodged state,
        List<FileVehicle> vehicles,
        List<Document> documents,
        @Nullable Instant documentsSince,
        Map<String, String> officers,
        SignedIn reader) {

    static final String HIDDEN = "***";

    /** Vehicles of one file that are shown. */
    static final int VEHICLES_MAX = 100;

    Dossier {
        vehicles = List.copyOf(vehicles);
        documents = List.copyOf(documents);
        officers = Map.copyOf(officers);
    }

    Actor shown(Actor actor) {
        return reader.shown(actor);
    }

    String name(Declarant declarant) {
        return reader.isMasked() ? masked(declarant.name()) : declarant.name();
    }

    /** The declarant's number, or stars. */
    String number(Declarant declarant) {
        return reader.isMasked() ? HIDDEN : declarant.number();
    }

    /** The first letter of each word: enough to recognize a name, too little to know it. */
    static String masked(String name) {
        StringBuilder shown = new StringBuilder();
        for (String word : name.strip().split("\\s+", -1)) {
            int first = word.isEmpty() ? 0 : Character.charCount(word.codePointAt(0));
            shown.append(shown.isEmpty() ? "" : " ").append(word, 0, first).append(HIDDEN);
        }
        return shown.toString();
    }
}
