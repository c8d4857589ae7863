package vn.bordergate.ingest.declaring;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.ingest.declaring.form.CanonicalForm;
import vn.bordergate.ingest.declaring.form.Reading;
import vn.bordergate.ingest.door.Door;
import vn.bordergate.ingest.door.UnavailableException;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.firm.Rights;
import vn.bordergate.ingest.form.FaultCode;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Takes what was read to the door and back. */
final class Submissions {

    /** The journal takes 900 KiB a record; the rest is for the headers. */
    private static final int EVENT_BYTES_MAX = 880 * 1024;

    private static final Duration RIGHTS_RETRY_AFTER = Duration.ofSeconds(3);

    private final Door<Lodgement, Outcome> door;
    private final Declarations declarations;
    private final Lodgements lodgements;
    private final Rights rights;
    private final InstantSource clock;

    Submissions(
            Door<Lodgement, Outcome> door,
            Declarations declarations,
            Lodgements lodgements,
            Rights rights,
            InstantSource clock) {
        this.door = door;
        this.declarations = declarations;
        this.lodgements = lodgements;
        this.rights = rights;
        this.clock = clock;
    }

    /** What became of each. */
    sealed interface Answer {
        record Refused(Reading.Faulty faulty) implements Answer {}

        /** Sound, and in the name of somebody for whom the account may not declare. */
        record NotYours(Fault fault) implements Answer {}

        record Passed(Outcome.Decided outcome) implements Answer {}

        /** Sound, but the gate could not write. */
        record NotNow(UnavailableException reason) implements Answer {}
    }

    /**
     * One answer for each reading, in the same order. A body of any length comes in parts, and each
     * is judged by what the sender may do by then.
     */
    Mono<List<Answer>> submit(List<Reading> readings, FirmRights asked) {
        FirmRights who;
        try {
            who = rights.again(asked);
        } catch (FaultsException unknown) {
            return Mono.just(readings.stream().map(one -> unjudged(one, unknown)).toList());
        }
        return submitted(readings, who);
    }

    /** Where nobody's rights are known, what is sound may be sent again. */
    private static Answer unjudged(Reading reading, FaultsException unknown) {
        return switch (reading) {
            case Reading.Faulty faulty -> new Answer.Refused(faulty);
            case Reading.Sound _ ->
                    new Answer.NotNow(
                            new UnavailableException(
                                    "rights unknown",
                                    Objects.requireNonNullElse(
                                            unknown.retryAfter(), RIGHTS_RETRY_AFTER)));
        };
    }

    private Mono<List<Answer>> submitted(List<Reading> readings, FirmRights who) {
        @Nullable Answer[] answers = new Answer[readings.size()];
        List<Lodgement> sound = new ArrayList<>(readings.size());
        List<Integer> soundAt = new ArrayList<>(readings.size());
        Map<Integer, DeclaredContent> once = new HashMap<>(0);
        for (int i = 0; i < answers.length; i++) {
            switch (readings.get(i)) {
                case Reading.Sound(var content, var _, var _)
                        when !who.mayDeclareFor(content.declarant()) ->
                        answers[i] = new Answer.NotYours(Refusals.notYours());
                case Reading.Sound reading -> {
                    Lodgement lodgement = lodgements.prepare(reading, who, clock.instant());
                    if (fits(lodgement)) {
                        sound.add(lodgement);
                        soundAt.add(i);
                    } else {
                        answers[i] = refused(FaultCode.DECLARATION_TOO_LARGE);
                    }
                }
                case Reading.Faulty faulty -> {
                    answers[i] = new Answer.Refused(faulty);
                    DeclaredContent content = faulty.onceSound();
                    if (content != null && who.mayDeclareFor(content.declarant())) {
                        once.put(i, content);
                    }
                }
            }
        }
        return door.lodge(sound)
                .doOnNext(outcomes -> putOutcomes(answers, soundAt, outcomes))
                .then(Mono.defer(() -> recall(once, answers)))
                .onErrorResume(
                        UnavailableException.class,
                        e -> {
                            soundAt.forEach(i -> putIfNone(answers, i, new Answer.NotNow(e)));
                            return Mono.empty();
                        })
                .then(Mono.fromSupplier(() -> listed(answers)));
    }

    /**
     * A repeat of what was lodged in time gets its receipt also when it comes so late that it could
     * not be lodged any more: the sender only wants to know.
     */
    private Mono<Void> recall(Map<Integer, DeclaredContent> once, @Nullable Answer[] answers) {
        if (once.isEmpty()) {
            return Mono.empty();
        }
        List<Lodgement.Key> keys = once.values().stream().map(Lodgement.Key::of).toList();
        return door.guarded(declarations.findByKeys(keys))
                .doOnNext(found -> once.forEach((i, c) -> recall(i, c, found, answers)))
                .then();
    }

    private static void recall(
            int index,
            DeclaredContent content,
            Map<Lodgement.Key, Stored> found,
            @Nullable Answer[] answers) {
        Stored stored = found.get(Lodgement.Key.of(content));
        if (stored != null
                && Declarations.compared(CanonicalForm.hash(content), stored)
                        instanceof Outcome.Repeated repeated) {
            answers[index] = new Answer.Passed(repeated);
        }
    }

    private static void putOutcomes(
            @Nullable Answer[] answers, List<Integer> soundAt, List<Outcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            answers[soundAt.get(i)] = answer(outcomes.get(i));
        }
    }

    private static Answer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.NotStorable _ -> refused(FaultCode.DECLARATION_NOT_STORABLE);
            case Outcome.NotNow(var reason) -> new Answer.NotNow(reason);
            case Outcome.Decided passed -> new Answer.Passed(passed);
        };
    }

    private static void putIfNone(@Nullable Answer[] answers, int index, Answer answer) {
        if (answers[index] == null) {
            answers[index] = answer;
        }
    }

    private static List<Answer> listed(@Nullable Answer[] answers) {
        List<Answer> all = new ArrayList<>(answers.length);
        for (Answer answer : answers) {
            if (answer == null) {
                throw new IllegalStateException("a submission without an answer");
            }
            all.add(answer);
        }
        return all;
    }

    private static boolean fits(Lodgement lodgement) {
        return lodgement.valueBytes() <= EVENT_BYTES_MAX;
    }

    private static Answer refused(FaultCode code) {
        Fault fault = Fault.at("", code.name());
        return new Answer.Refused(new Reading.Faulty(List.of(fault), true, null));
    }
}
