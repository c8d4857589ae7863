package vn.bordergate.ingest.firm;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.firm.FirmChanges.Act;
import vn.bordergate.ingest.firm.FirmChanges.Change;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.SignedIn;

/** What people change of firms: each reads what is, asks the rules, writes, and is recorded. */
final class FirmKeeping {

    private final FirmRegister register;
    private final FirmGrants grants;
    private final FirmTransactions transactions;

    FirmKeeping(FirmRegister register, FirmGrants grants, FirmTransactions transactions) {
        this.register = register;
        this.grants = grants;
        this.transactions = transactions;
    }

    /** Asks to act for a firm; nothing holds before it is confirmed. */
    Mono<Void> ask(FirmForms.Request request, SignedIn who) {
        FirmPerson by = FirmPerson.of(who);
        FirmForms.Request sound = request.sound();
        Change change =
                new Change(
                        sound.firm(),
                        Act.ASKED,
                        by.account(),
                        FirmForms.said(sound.name()),
                        by,
                        FirmForms.said(sound.reason()));
        return transactions.changed(
                at ->
                        Mono.zip(register.staff(sound.firm()), register.openRequests(by.account()))
                                .doOnNext(is -> FirmRules.ask(is.getT1(), by, is.getT2()))
                                .then(register.ask(sound, by, at))
                                .switchIfEmpty(Mono.error(() -> refused("FIRM_REQUEST_OPEN")))
                                .thenReturn(change));
    }

    /** Confirms or declines a request, or takes one's own back. */
    Mono<Void> answer(long id, FirmForms.Answer answer, SignedIn who) {
        FirmPerson by = FirmPerson.of(who);
        FirmForms.Answer sound = answer.sound();
        String reason = FirmForms.said(sound.reason());
        boolean confirmed = Boolean.TRUE.equals(sound.confirmed());
        return transactions.changed(
                at ->
                        register.request(id)
                                .switchIfEmpty(notFound("FIRM_REQUEST_NOT_FOUND"))
                                .flatMap(
                                        asked ->
                                                register.staff(asked.firm())
                                                        .flatMap(
                                                                staff ->
                                                                        confirmed
                                                                                ? confirm(
                                                                                        asked,
                                                                                        staff, by,
                                                                                        sound, at)
                                                                                : decline(
                                                                                        asked,
                                                                                        staff, by,
                                                                                        reason))
                                                        .delayUntil(
                                                                _ ->
                                                                        register.answer(
                                                                                id, confirmed, by,
                                                                                reason, at))));
    }

    private Mono<Change> confirm(
            FirmRules.Asked asked,
            Staff staff,
            FirmPerson by,
            FirmForms.Answer answer,
            Instant at) {
        Set<FirmRight> rights = FirmRules.confirm(asked, staff, by, answer.chosen());
        Change change =
                new Change(
                        asked.firm(),
                        Act.CONFIRMED,
                        asked.account(),
                        FirmBooks.text(rights),
                        by,
                        FirmForms.said(answer.reason()));
        return register.know(asked.firm(), asked.firmName(), at)
                .then(register.put(asked.firm(), asked.account(), asked.name(), rights, at))
                .thenReturn(change);
    }

    private static Mono<Change> decline(
            FirmRules.Asked asked, Staff staff, FirmPerson by, String reason) {
        FirmRules.decline(asked, staff, by);
        return Mono.just(new Change(asked.firm(), Act.DECLINED, asked.account(), "", by, reason));
    }

    /** Takes somebody on, or changes what they may do. */
    Mono<Void> put(FirmForms.Membership membership, SignedIn who) {
        FirmPerson by = FirmPerson.of(who);
        FirmForms.Membership sound = membership.sound(false);
        String account = FirmForms.said(sound.account());
        return transactions.changed(
                at ->
                        register.staff(sound.of())
                                .map(is -> FirmRules.put(is, by, account, sound.chosen()))
                                .delayUntil(
                                        rights ->
                                                register.put(
                                                        sound.of(),
                                                        account,
                                                        FirmForms.said(sound.name()),
                                                        rights,
                                                        at))
                                .map(
                                        rights ->
                                                new Change(
                                                        sound.of(),
                                                        Act.MEMBER_PUT,
                                                        account,
                                                        FirmBooks.text(rights),
                                                        by,
                                                        FirmForms.said(sound.reason()))));
    }

    /** Ends somebody's time with the firm. */
    Mono<Void> end(FirmForms.Membership membership, SignedIn who) {
        FirmPerson by = FirmPerson.of(who);
        FirmForms.Membership sound = membership.sound(true);
        String account = FirmForms.said(sound.account());
        String reason = FirmForms.said(sound.reason());
        return transactions.changed(
                at ->
                        register.staff(sound.of())
                                .doOnNext(is -> FirmRules.end(is, by, account))
                                .then(register.end(sound.of(), account, at))
                                .thenReturn(
                                        new Change(
                                                sound.of(),
                                                Act.MEMBER_ENDED,
                                                account,
                                                "",
                                                by,
                                                reason)));
    }

    /** Lets a broker act for the firm. */
    Mono<Void> grant(FirmForms.Grant grant, SignedIn who) {
        FirmPerson by = FirmPerson.of(who);
        FirmGrant said = grant.sound().said();
        LocalDate today = today();
        return transactions.changed(
                at ->
                        Mono.zip(register.staff(said.firm()), grants.open(said.firm()))
                                .doOnNext(
                                        is ->
                                                FirmRules.grant(
                                                        is.getT1(), by, said, is.getT2(), today))
                                .then(grants.grant(said))
                                .thenReturn(
                                        granted(
                                                Act.GRANTED,
                                                said,
                                                by,
                                                FirmForms.said(grant.reason()))));
    }

    /** Ends a grant, from now on. */
    Mono<Void> endGrant(long id, FirmForms.Ending ending, SignedIn who) {
        FirmPerson by = FirmPerson.of(who);
        String reason = FirmForms.said(ending.sound().reason());
        return transactions.changed(
                at ->
                        grants.find(id)
                                .switchIfEmpty(notFound("FIRM_GRANT_NOT_FOUND"))
                                .delayUntil(is -> requireEndable(is, by))
                                .delayUntil(_ -> grants.end(id, at))
                                .map(is -> granted(Act.GRANT_ENDED, is.grant(), by, reason)));
    }

    private Mono<Void> requireEndable(FirmGrants.Known is, FirmPerson by) {
        return Mono.zip(register.staff(is.grant().firm()), register.staff(is.grant().broker()))
                .doOnNext(both -> FirmRules.endGrant(both.getT1(), both.getT2(), by, is.open()))
                .then();
    }

    LocalDate today() {
        return transactions.today();
    }

    private static Change granted(Act act, FirmGrant grant, FirmPerson by, String reason) {
        String details =
                FirmBooks.text(grant.rights()) + " " + grant.firstDay() + " " + grant.lastDay();
        return new Change(grant.firm(), act, grant.broker().toString(), details, by, reason);
    }

    private static <T> Mono<T> notFound(String code) {
        return Mono.error(() -> FaultsException.of(404, Fault.at("", code)));
    }

    private static FaultsException refused(String code) {
        return FaultsException.of(409, Fault.at("", code));
    }
}
