package vn.bordergate.clearance.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.ChannelRuling;
import vn.bordergate.clearance.declaration.Channels;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.Findings;
import vn.bordergate.clearance.declaration.RandomDraw;
import vn.bordergate.clearance.hours.GateHours.Calendars;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.register.OpenFiles.Lodgement;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Ruling;

/** Looks up what is to be known of declared content before it is decided on. */
public final class Examination {

    private final Rulebook rulebook;
    private final PriorityEnterprises priority;
    private final RandomChecks random;
    private final CustomsLink link;
    private final Calendars calendars;

    public Examination(
            Rulebook rulebook,
            PriorityEnterprises priority,
            RandomChecks random,
            CustomsLink link,
            Calendars calendars) {
        this.rulebook = rulebook;
        this.priority = priority;
        this.random = random;
        this.link = link;
        this.calendars = calendars;
    }

    Findings.Examined of(
            DeclarationId id,
            Declaration state,
            Lodgement lodgement,
            Valuation valuation,
            Instant at) {
        DeclaredContent content = lodgement.content();
        ChannelRuling table = rulebook.channel(content, lodgement.remarks(), valuation, at);
        ChannelRuling ruled = priority.exempt(content.declarant(), table);
        RandomDraw draw = drawn(id, ruled);
        ChannelRuling inForce = Channels.inForce(state, draw == null ? ruled : checked(ruled));
        return new Findings.Examined(
                inForce,
                rulebook.checks(content, lodgement.remarks(), inForce.channel(), at),
                valuation.of(content, at),
                calendars.of(content.gate()),
                draw,
                link.reaches(content.gate()));
    }

    private @Nullable RandomDraw drawn(DeclarationId id, ChannelRuling ruled) {
        if (ruled.channel() != CustomsChannel.GREEN) {
            return null;
        }
        RandomDraw draw = random.draw(id);
        return draw.hits() ? draw : null;
    }

    private static ChannelRuling checked(ChannelRuling green) {
        List<String> rows = new ArrayList<>(green.ruling().rows());
        rows.add("RANDOM");
        var ruling = new Ruling(green.ruling().table(), green.ruling().version(), rows);
        return new ChannelRuling(CustomsChannel.YELLOW, ruling, green.dryRunRows());
    }
}
