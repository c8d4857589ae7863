package vn.bordergate.clearance.revision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.ChannelRuling;
import vn.bordergate.clearance.declaration.CheckRuling;
import vn.bordergate.clearance.declaration.Consignment;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.register.FileQueries.Entry;
import vn.bordergate.clearance.register.OpenFiles.Lodgement;
import vn.bordergate.clearance.rulebook.ChannelTable;
import vn.bordergate.clearance.rulebook.CheckTable;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.events.CustomsChannel;

/**
 * Rules again on what was once decided: by the version that ruled then, on the content, the time
 * and the exchange rates of then. What was laid upon the table's word (a lot, the exemption of a
 * priority enterprise) is taken as it was recorded, for neither comes of the table.
 */
final class PastRulings {

    private static final String LOT = "RANDOM";
    private static final String EXEMPT = "PRIORITY_ENTERPRISE";

    private final Rulebook book;
    private final Map<Integer, Lodgement> declared;
    private final List<Judged> judged = new ArrayList<>();
    private int generation;

    private PastRulings(Rulebook book, Map<Integer, Lodgement> declared) {
        this.book = book;
        this.declared = declared;
    }

    /**
     * What a table says.
     *
     * @param outcome the channel, or the checks by authority and kind
     * @param rows in force that applied
     * @param dryRunRows on trial that hit
     */
    record Said(List<String> outcome, List<String> rows, List<String> dryRunRows) {
        static Said of(ChannelRuling ruling) {
            return new Said(
                    List.of(ruling.channel().name()), ruling.ruling().rows(), ruling.dryRunRows());
        }

        static Said of(CheckRuling ruling) {
            return new Said(
                    ruling.checks().stream()
                            .map(check -> check.authority() + " " + check.kind())
                            .toList(),
                    ruling.ruling().rows(),
                    ruling.dryRunRows());
        }
    }

    /**
     * A ruling of then beside the same asked again.
     *
     * @param again null where that version was never in force here, or the content is not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Judged(
            int generation,
            Instant at,
            String table,
            String version,
            Said recorded,
            @Nullable Said again,
            boolean same) {}

    /**
     * Every ruling by a table in a file's history, in order.
     *
     * @param declared what each generation declared
     */
    static List<Judged> again(
            List<Entry> history, Map<Integer, Lodgement> declared, Rulebook book) {
        var rulings = new PastRulings(book, declared);
        history.forEach(entry -> entry.events().forEach(rulings::judge));
        return List.copyOf(rulings.judged);
    }

    private void judge(DeclarationEvent event) {
        switch (event) {
            case DeclarationEvent.Lodged e -> {
                generation = e.generation();
                channel(e.channel(), e.consignment(), e.at());
                checks(e.checkRuling(), e.channel().channel(), e.at());
            }
            case DeclarationEvent.Amended e -> {
                generation = e.generation();
                channel(e.channel(), e.consignment(), e.at());
                checks(e.checkRuling(), e.channel().channel(), e.at());
            }
            // An officer or Customs named the channel; the table of checks followed.
            case DeclarationEvent.ChannelChanged e ->
                    checks(e.checkRuling(), e.channel().channel(), e.at());
            default -> {
                // Nothing else is ruled by a table.
            }
        }
    }

    private void channel(ChannelRuling recorded, Consignment goods, Instant at) {
        if (!recorded.ruling().table().equals(ChannelTable.NAME)) {
            return;
        }
        String version = recorded.ruling().version();
        Lodgement lodged = declared.get(generation);
        ChannelRuling again =
                lodged == null
                        ? null
                        : book.channelAgain(
                                version,
                                lodged.content(),
                                lodged.remarks(),
                                Valuation.asRecorded(goods),
                                at);
        add(
                at,
                ChannelTable.NAME,
                version,
                Said.of(recorded),
                again == null ? null : asThen(Said.of(again), recorded.ruling().rows()));
    }

    /** With what was laid upon the table's word: first an exemption, then a lot. */
    private static Said asThen(Said table, List<String> recordedRows) {
        Said said = table;
        if (recordedRows.contains(EXEMPT)) {
            said =
                    new Said(
                            List.of(CustomsChannel.GREEN.name()),
                            List.of(EXEMPT),
                            table.dryRunRows());
        }
        if (recordedRows.contains(LOT)) {
            List<String> rows = new ArrayList<>(said.rows());
            rows.add(LOT);
            boolean green = said.outcome().equals(List.of(CustomsChannel.GREEN.name()));
            said =
                    new Said(
                            green ? List.of(CustomsChannel.YELLOW.name()) : said.outcome(),
                            rows,
                            said.dryRunRows());
        }
        return said;
    }

    private void checks(@Nullable CheckRuling recorded, CustomsChannel channel, Instant at) {
        if (recorded == null) {
            return;
        }
        String version = recorded.ruling().version();
        Lodgement lodged = declared.get(generation);
        CheckRuling again =
                lodged == null ? null : book.checksAgain(version, lodged.content(), channel);
        add(at, CheckTable.NAME, version, Said.of(recorded), again == null ? null : Said.of(again));
    }

    private void add(
            Instant at, String table, String version, Said recorded, @Nullable Said again) {
        judged.add(
                new Judged(
                        generation, at, table, version, recorded, again, recorded.equals(again)));
    }
}
