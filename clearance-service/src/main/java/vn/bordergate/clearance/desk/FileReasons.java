package vn.bordergate.clearance.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.CheckRuling;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.register.FileQueries.Entry;
import vn.bordergate.events.Actor;
import vn.bordergate.events.Ruling;
import vn.bordergate.web.Language;

/**
 * Why a file is in its channel and has its checks, and what was written to and by its declarant.
 */
final class FileReasons {

    private FileReasons() {}

    /**
     * A row that decided, as it read in its version.
     *
     * @param linked whether it stands in a table that can be read
     */
    record Why(String table, String version, String id, String reason, boolean linked) {}

    /**
     * A slip to the declarant, or an answer.
     *
     * @param kind {@code asked}, {@code answered} or {@code apology}
     * @param items codes of what was missing
     * @param dueAt until when the answer is awaited
     */
    record Message(
            String kind,
            int slip,
            Instant at,
            Actor by,
            List<String> items,
            @Nullable String text,
            @Nullable Instant dueAt) {

        /** The same, by whom the reader may know of. */
        Message by(Actor shown) {
            return new Message(kind, slip, at, shown, items, text, dueAt);
        }
    }

    /** The rows of the rulings that stand: each change of content or channel rules anew. */
    static List<Why> why(@Nullable Entry ruled, RowReasons reasons, Language language) {
        Ruling channel = null;
        CheckRuling checks = null;
        List<DeclarationEvent> events = ruled == null ? List.of() : ruled.events();
        for (DeclarationEvent event : events) {
            switch (event) {
                case DeclarationEvent.Lodged e -> {
                    channel = e.channel().ruling();
                    checks = e.checkRuling();
                }
                case DeclarationEvent.Amended e -> {
                    channel = e.channel().ruling();
                    checks = e.checkRuling();
                }
                case DeclarationEvent.ChannelChanged e -> {
                    channel = e.channel().ruling();
                    checks = e.checkRuling();
                }
                case DeclarationEvent _ -> {}
            }
        }
        List<Why> all = new ArrayList<>();
        rows(channel, reasons, language, all);
        rows(checks == null ? null : checks.ruling(), reasons, language, all);
        return List.copyOf(all);
    }

    static List<Message> messages(List<Entry> history) {
        List<Message> all = new ArrayList<>();
        for (Entry entry : history) {
            for (DeclarationEvent event : entry.events()) {
                if (message(entry, event) instanceof Message message) {
                    all.add(message);
                }
            }
        }
        return List.copyOf(all);
    }

    private static @Nullable Message message(Entry entry, DeclarationEvent event) {
        return switch (event) {
            case DeclarationEvent.SupplementAsked e ->
                    new Message(
                            "asked",
                            e.request().slip(),
                            e.at(),
                            e.request().by(),
                            e.request().items(),
                            e.request().text(),
                            e.request().dueAt());
            case DeclarationEvent.SupplementReceived e ->
                    new Message(
                            "answered", e.slip(), e.at(), entry.by(), List.of(), e.text(), null);
            case DeclarationEvent.ApologyGiven e ->
                    new Message(
                            "apology",
                            e.slip(),
                            e.at(),
                            entry.by(),
                            List.of(),
                            null,
                            vn.bordergate.clearance.declaration.OpenCheck.appointment(e.open()));
            case DeclarationEvent _ -> null;
        };
    }

    private static void rows(
            @Nullable Ruling ruling, RowReasons reasons, Language language, List<Why> all) {
        if (ruling == null) {
            return;
        }
        boolean linked = RowReasons.isTable(ruling.table());
        for (String id : ruling.rows()) {
            String reason = reasons.of(ruling, id, language);
            all.add(new Why(ruling.table(), ruling.version(), id, reason, linked));
        }
    }
}
