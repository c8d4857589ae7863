package vn.bordergate.clearance.desk;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import vn.bordergate.clearance.declaration.CheckDone;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.declaration.OpenCheck;
import vn.bordergate.clearance.declaration.SupplementRequest;
import vn.bordergate.clearance.desk.HandedSlips.Handed;
import vn.bordergate.clearance.slip.Slip;
import vn.bordergate.clearance.slip.Slip.Fact;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.GoodsItem;
import vn.bordergate.web.Figures;

/** Puts a slip of one file into words. */
final class SlipWriter {

    /** Lines of goods that a slip names; of more it says how many there are. */
    static final int GOODS_MAX = 5;

    private final Figures figures = new Figures();
    private final Dossier dossier;
    private final GivenSlip given;
    private final DeclaredContent content;
    private final String officer;
    private final DeskWords words;
    private final MessageSource texts;
    private final Locale locale;

    SlipWriter(Handed handed, DeskWords words, MessageSource texts, Locale locale) {
        this.dossier = handed.dossier();
        this.given = handed.given();
        this.content = handed.content();
        this.officer = handed.officer();
        this.words = words;
        this.texts = texts;
        this.locale = locale;
    }

    Slip write() {
        String gate = words.gate(content.gate().value(), locale);
        Authority authority = given.authority();
        return new Slip(
                locale.getLanguage(),
                List.of(
                        authority == null ? text("desk.paper.onestop") : name(authority),
                        text("desk.paper.gate", gate)),
                text("desk.paper.number", given.number()),
                List.of(text("desk.paper.country"), text("desk.paper.motto")),
                placeAndDate(gate, given.at()),
                text("desk.print." + given.kind().path()),
                facts(gate),
                said(),
                points(given.event()),
                checks(),
                closing(),
                signatures());
    }

    private String placeAndDate(String gate, Instant at) {
        ZonedDateTime day = at.atZone(Figures.ZONE);
        return text(
                "desk.paper.date",
                gate,
                "%02d".formatted(day.getDayOfMonth()),
                "%02d".formatted(day.getMonthValue()),
                Integer.toString(day.getYear()));
    }

    private List<Fact> facts(String gate) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("desk.file", content.reference()));
        facts.add(fact("desk.id", dossier.file().id().toString()));
        if (content.customsDeclaration() != null) {
            facts.add(fact("desk.customs", content.customsDeclaration().number()));
        }
        facts.add(
                fact(
                        "desk.declarant",
                        dossier.name(content.declarant())
                                + " ("
                                + dossier.number(content.declarant())
                                + ")"));
        facts.add(fact("desk.gate", gate + ", " + text("desk.direction." + content.direction())));
        facts.add(fact("desk.trade", text("desk.trade." + content.tradeType())));
        facts.add(fact("desk.arrival", figures.moment(content.plannedArrival(), locale)));
        List<GoodsItem> items = content.items();
        items.stream().limit(GOODS_MAX).forEach(i -> facts.add(fact("desk.goods", goods(i))));
        if (items.size() > GOODS_MAX) {
            String others = figures.whole(items.size() - GOODS_MAX, locale);
            facts.add(fact("desk.goods", text("desk.paper.more", others)));
        }
        return facts;
    }

    private String goods(GoodsItem item) {
        return "%s %s, %s, %s kg, %s %s"
                .formatted(
                        item.hsCode().value(),
                        item.description(),
                        item.origin().value(),
                        figures.decimal(item.netMassKg(), 3, locale),
                        figures.decimal(item.value().amount(), 2, locale),
                        item.value().currency().value());
    }

    private List<String> said() {
        String when = figures.moment(given.at(), locale);
        return List.of(
                switch (given.kind()) {
                    case RECEIPT -> text("desk.paper.receipt", when);
                    case SUPPLEMENT -> text("desk.paper.supplement");
                    case APOLOGY -> text("desk.paper.apology");
                    case REFUSAL -> text("desk.paper.refusal");
                });
    }

    private List<String> points(DeclarationEvent event) {
        List<String> points = new ArrayList<>();
        if (event instanceof DeclarationEvent.SupplementAsked asked) {
            SupplementRequest request = asked.request();
            request.items().forEach(item -> points.add(words.code("item", item, locale)));
            if (request.text() != null) {
                points.add(request.text());
            }
        } else if (event instanceof DeclarationEvent.ClearanceRefused refused) {
            points.add(words.code("code", refused.reasonCode(), locale));
            if (refused.note() != null) {
                points.add(refused.note());
            }
        }
        return points;
    }

    /** A receipt tells of every check as it stood when it was given; an apology of what is late. */
    private Slip.Table checks() {
        List<List<String>> rows = new ArrayList<>();
        if (given.kind() == SlipKind.RECEIPT) {
            Answer.Check.of(given.after())
                    .forEach(c -> rows.add(row(c.kind(), c.authority(), due(c.dueAt()))));
            for (CheckDone done : given.after().done()) {
                String outcome = text("desk.outcome." + done.outcome());
                rows.add(row(done.check(), done.authority(), outcome));
            }
        } else if (given.event() instanceof DeclarationEvent.ApologyGiven late) {
            late.open().forEach(c -> rows.add(row(c.kind(), c.authority(), due(c.dueAt()))));
        }
        return new Slip.Table(
                List.of(text("desk.kind"), text("desk.authority"), text("desk.appointment")), rows);
    }

    private List<String> row(CheckKind kind, Authority authority, String result) {
        return List.of(text("desk.kind." + kind), name(authority), result);
    }

    private String due(@Nullable Instant at) {
        return at == null || at.equals(OpenCheck.UNDATED)
                ? text("desk.appointment.none")
                : figures.moment(at, locale);
    }

    private List<String> closing() {
        List<String> closing = new ArrayList<>();
        Instant appointment = FileView.appointment(given.after());
        if (given.event() instanceof DeclarationEvent.SupplementAsked asked) {
            closing.add(text("desk.paper.answer", due(asked.request().dueAt())));
        } else if (given.event() instanceof DeclarationEvent.ApologyGiven late) {
            Instant anew = OpenCheck.appointment(late.open());
            closing.add(text("desk.paper.appointment", due(anew)));
        } else if (given.kind() == SlipKind.RECEIPT && appointment != null) {
            closing.add(text("desk.paper.appointment", due(appointment)));
        }
        closing.add(text("desk.paper.follow"));
        return closing;
    }

    private List<Slip.Signature> signatures() {
        String hint = text("desk.paper.sign");
        boolean received = given.kind() == SlipKind.RECEIPT;
        return List.of(
                new Slip.Signature(text("desk.sign.declarant"), hint, ""),
                new Slip.Signature(
                        text(received ? "desk.sign.receiver" : "desk.sign.officer"),
                        hint,
                        officer));
    }

    private Fact fact(String key, String value) {
        return new Fact(text(key), value);
    }

    private String name(Authority authority) {
        return text("desk.authority." + authority);
    }

    private String text(String key, Object... parts) {
        return texts.getMessage(key, parts, locale);
    }
}
