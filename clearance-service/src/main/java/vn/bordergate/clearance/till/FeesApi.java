package vn.bordergate.clearance.till;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.fee.RefundReason;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.clearance.till.FeeView.Begun;
import vn.bordergate.events.CrossingId;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.FreeText;
import vn.bordergate.web.Language;
import vn.bordergate.web.SignedIn;

/** The fee of a passage: read, paid, asked back. */
@RestController
class FeesApi {

    static final int NOTE_CHARS_MAX = 500;

    private final Till till;
    private final Refunding refunding;
    private final ProviderWord provider;
    private final PastQuotes quotes;
    private final Payments payments;
    private final Rulebook book;

    FeesApi(
            Till till,
            Refunding refunding,
            ProviderWord provider,
            PastQuotes quotes,
            Payments payments,
            Rulebook book) {
        this.quotes = quotes;
        this.till = till;
        this.refunding = refunding;
        this.provider = provider;
        this.payments = payments;
        this.book = book;
    }

    /** Why money shall go back; how much follows from the account. */
    record RefundRequest(@Nullable RefundReason reason, @Nullable String note) {
        RefundReason known() {
            if (reason == null) {
                throw FaultsException.of(422, Fault.at("/reason", "FIELD_MISSING"));
            }
            return reason;
        }

        @Nullable String sound() {
            if (note != null && note.length() > NOTE_CHARS_MAX) {
                throw FaultsException.of(
                        422, Fault.at("/note", "FEE_NOTE_LONG", Map.of("max", NOTE_CHARS_MAX)));
            }
            if (!FreeText.isPlainLines(note)) {
                throw FaultsException.of(422, Fault.at("/note", "TEXT_CHARACTERS"));
            }
            return note == null || note.isBlank() ? null : note.strip();
        }
    }

    /** What the second of two says. */
    record AnswerRequest(@Nullable Boolean agreed) {}

    /** What came of a notice. */
    record Heard(ProviderWord.Applied applied) {}

    @GetMapping("/api/crossings/{id}/fee")
    Mono<FeeView> fee(@PathVariable String id, SignedIn reader, ServerWebExchange exchange) {
        return till.account(crossing(id), reader).map(open -> view(open, exchange));
    }

    /** Every quote of the passage, made again by the version of the tariff that made it. */
    @GetMapping("/api/crossings/{id}/fee/quotes")
    Mono<List<PastQuotes.Judged>> quotes(@PathVariable String id, SignedIn reader) {
        return till.account(crossing(id), reader).flatMap(open -> quotes.of(open.id()));
    }

    /** 201 when it is paid, 202 while the provider waits for whoever pays. */
    @PostMapping("/api/crossings/{id}/fee/payment")
    Mono<ResponseEntity<Begun>> pay(@PathVariable String id, SignedIn who) {
        return till.pay(crossing(id), who)
                .map(
                        payment ->
                                ResponseEntity.status(
                                                payment.state() == PaymentStore.State.PAID
                                                        ? HttpStatus.CREATED
                                                        : HttpStatus.ACCEPTED)
                                        .body(Begun.of(payment, payments.isPretended())));
    }

    @PostMapping("/api/crossings/{id}/fee/refund")
    Mono<FeeView> refund(
            @PathVariable String id,
            @RequestBody RefundRequest request,
            SignedIn who,
            ServerWebExchange exchange) {
        return refunding
                .ask(crossing(id), request.known(), request.sound(), who)
                .map(open -> view(open, exchange));
    }

    @PostMapping("/api/crossings/{id}/fee/refund/answer")
    Mono<FeeView> answer(
            @PathVariable String id,
            @RequestBody AnswerRequest request,
            SignedIn who,
            ServerWebExchange exchange) {
        Boolean agreed = request.agreed();
        if (agreed == null) {
            throw FaultsException.of(422, Fault.at("/agreed", "FIELD_MISSING"));
        }
        return refunding.answer(crossing(id), agreed, who).map(open -> view(open, exchange));
    }

    /** What the payment provider says; believed by its signature alone. */
    @PostMapping("/api/payments/notices")
    Mono<Heard> notice(
            @RequestHeader(name = NoticeSeal.HEADER, required = false) @Nullable String signature,
            @RequestBody(required = false) byte @Nullable [] body) {
        byte[] said = body == null ? new byte[0] : body;
        if (said.length > ProviderNotice.BYTES_MAX) {
            throw Till.refused(413, "NOTICE_FORM");
        }
        return provider.hear(signature, said).map(Heard::new);
    }

    private FeeView view(OpenAccount open, ServerWebExchange exchange) {
        return FeeView.of(open, book, payments, Language.of(exchange));
    }

    static CrossingId crossing(String id) {
        try {
            return new CrossingId(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw Till.refused(404, "FEE_UNKNOWN");
        }
    }
}
