package vn.bordergate.clearance.register;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.module.blackbird.BlackbirdModule;
import vn.bordergate.clearance.declaration.CustomsNotice;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.declaration.Marks;
import vn.bordergate.clearance.declaration.SupplementRequest;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Remark;

/**
 * States and histories as the register keeps them. The names of the kinds are part of what is
 * stored: a record may be renamed, its name here may not.
 */
public final class FileJson {

    private final JsonMapper mapper =
            JsonMapper.builder()
                    .addModule(new BlackbirdModule())
                    .addModule(OpenCheckReader.module())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    // A field that came later is not there in what was stored before.
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .changeDefaultPropertyInclusion(
                            was -> was.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .addMixIn(Declaration.class, States.class)
                    .addMixIn(DeclarationEvent.class, Events.class)
                    .addMixIn(CustomsNotice.class, Words.class)
                    .addMixIn(Declaration.SupplementAwaited.class, Requests.class)
                    .addMixIn(Marks.class, Lapsed.class)
                    .build();

    private final ObjectWriter stateWriter = mapper.writerFor(Declaration.class);
    private final ObjectReader stateReader = mapper.readerFor(Declaration.class);
    private final ObjectWriter eventsWriter =
            mapper.writerFor(new TypeReference<List<DeclarationEvent>>() {});
    private final ObjectReader eventsReader =
            mapper.readerFor(new TypeReference<List<DeclarationEvent>>() {});
    private final ObjectWriter noticeWriter = mapper.writerFor(CustomsNotice.class);
    private final ObjectReader noticeReader = mapper.readerFor(CustomsNotice.class);
    private final ObjectReader contentReader = mapper.readerFor(DeclaredContent.class);
    private final ObjectReader remarksReader =
            mapper.readerFor(new TypeReference<List<Remark>>() {});

    public String notice(CustomsNotice notice) {
        return noticeWriter.writeValueAsString(notice);
    }

    public CustomsNotice notice(String json) {
        return noticeReader.readValue(json);
    }

    public String state(Declaration state) {
        return stateWriter.writeValueAsString(state);
    }

    byte[] stateUtf8(Declaration state) {
        return stateWriter.writeValueAsBytes(state);
    }

    public Declaration state(String json) {
        return stateReader.readValue(json);
    }

    public String events(List<DeclarationEvent> events) {
        return eventsWriter.writeValueAsString(events);
    }

    byte[] eventsUtf8(List<DeclarationEvent> events) {
        return eventsWriter.writeValueAsBytes(events);
    }

    public List<DeclarationEvent> events(String json) {
        return eventsReader.readValue(json);
    }

    public String plain(Object value) {
        return mapper.writeValueAsString(value);
    }

    byte[] plainUtf8(Object value) {
        return mapper.writeValueAsBytes(value);
    }

    public DeclaredContent content(String json) {
        return contentReader.readValue(json);
    }

    public List<Remark> remarks(String json) {
        return remarksReader.readValue(json);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Declaration.NotLodged.class, name = "not-lodged"),
        @JsonSubTypes.Type(value = Declaration.ChecksOutstanding.class, name = "checks"),
        @JsonSubTypes.Type(value = Declaration.SupplementAwaited.class, name = "supplement"),
        @JsonSubTypes.Type(value = Declaration.Cleared.class, name = "cleared"),
        @JsonSubTypes.Type(value = Declaration.Held.class, name = "held"),
        @JsonSubTypes.Type(value = Declaration.Passed.class, name = "passed"),
        @JsonSubTypes.Type(value = Declaration.Expired.class, name = "expired"),
        @JsonSubTypes.Type(value = Declaration.Refused.class, name = "refused"),
        @JsonSubTypes.Type(value = Declaration.Withdrawn.class, name = "withdrawn")
    })
    private interface States {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = DeclarationEvent.Lodged.class, name = "lodged"),
        @JsonSubTypes.Type(value = DeclarationEvent.Amended.class, name = "amended"),
        @JsonSubTypes.Type(value = DeclarationEvent.CheckAnswered.class, name = "check-answered"),
        @JsonSubTypes.Type(value = DeclarationEvent.ClearanceGranted.class, name = "cleared"),
        @JsonSubTypes.Type(value = DeclarationEvent.Reopened.class, name = "reopened"),
        @JsonSubTypes.Type(value = DeclarationEvent.ClearanceRefused.class, name = "refused"),
        @JsonSubTypes.Type(value = DeclarationEvent.WithdrawalAccepted.class, name = "withdrawn"),
        @JsonSubTypes.Type(value = DeclarationEvent.ChangeDeclined.class, name = "change-declined"),
        @JsonSubTypes.Type(value = DeclarationEvent.RatesApplied.class, name = "rates-applied"),
        @JsonSubTypes.Type(value = DeclarationEvent.CheckExtended.class, name = "check-extended"),
        @JsonSubTypes.Type(
                value = DeclarationEvent.SupplementAsked.class,
                name = "supplement-asked"),
        @JsonSubTypes.Type(
                value = DeclarationEvent.SupplementReceived.class,
                name = "supplement-received"),
        @JsonSubTypes.Type(
                value = DeclarationEvent.SupplementLapsed.class,
                name = "supplement-lapsed"),
        @JsonSubTypes.Type(value = DeclarationEvent.ApologyGiven.class, name = "apology-given"),
        @JsonSubTypes.Type(value = DeclarationEvent.ChannelChanged.class, name = "channel-changed"),
        @JsonSubTypes.Type(value = DeclarationEvent.Proposed.class, name = "proposed"),
        @JsonSubTypes.Type(
                value = DeclarationEvent.ProposalDropped.class,
                name = "proposal-dropped"),
        @JsonSubTypes.Type(value = DeclarationEvent.HoldPlaced.class, name = "hold-placed"),
        @JsonSubTypes.Type(value = DeclarationEvent.HoldReleased.class, name = "hold-released"),
        @JsonSubTypes.Type(value = DeclarationEvent.SupervisionPassed.class, name = "passed"),
        @JsonSubTypes.Type(value = DeclarationEvent.GoodsArrived.class, name = "goods-arrived"),
        @JsonSubTypes.Type(value = DeclarationEvent.GoodsCrossed.class, name = "goods-crossed"),
        @JsonSubTypes.Type(value = DeclarationEvent.CustomsHeard.class, name = "customs-heard"),
        @JsonSubTypes.Type(
                value = DeclarationEvent.CustomsContradicted.class,
                name = "customs-contradicted"),
        @JsonSubTypes.Type(value = DeclarationEvent.AttentionGiven.class, name = "attention-given"),
        @JsonSubTypes.Type(value = DeclarationEvent.ValidityEnded.class, name = "validity-ended"),
        @JsonSubTypes.Type(
                value = DeclarationEvent.NoticeSetAside.class,
                name = "notice-set-aside"),
        @JsonSubTypes.Type(
                value = DeclarationEvent.DecisionDeclined.class,
                name = "decision-declined")
    })
    private interface Events {}

    /** There was one request at a time once. */
    interface Requests {
        @JsonAlias("request")
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<SupplementRequest> requests();
    }

    /** One that had lapsed, or 0. */
    interface Lapsed {
        @JsonAlias("lapsedSlip")
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<Integer> lapsedSlips();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "says")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = CustomsNotice.ChannelNamed.class, name = "channel"),
        @JsonSubTypes.Type(value = CustomsNotice.HoldOrdered.class, name = "hold"),
        @JsonSubTypes.Type(value = CustomsNotice.HoldLifted.class, name = "release"),
        @JsonSubTypes.Type(value = CustomsNotice.PassageConfirmed.class, name = "passed")
    })
    private interface Words {}
}
