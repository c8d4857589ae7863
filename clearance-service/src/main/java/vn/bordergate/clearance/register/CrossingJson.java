package vn.bordergate.clearance.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.module.blackbird.BlackbirdModule;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.crossing.CrossingEvent;

/**
 * Crossings and their histories as the register keeps them. The names of the kinds are part of what
 * is stored: a record may be renamed, its name here may not.
 */
public final class CrossingJson {

    private final JsonMapper mapper =
            JsonMapper.builder()
                    .addModule(new BlackbirdModule())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    // A field that came later is not there in what was stored before.
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .changeDefaultPropertyInclusion(
                            was -> was.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .addMixIn(Crossing.class, States.class)
                    .addMixIn(CrossingEvent.class, Events.class)
                    .build();

    private final ObjectWriter stateWriter = mapper.writerFor(Crossing.class);
    private final ObjectReader stateReader = mapper.readerFor(Crossing.class);
    private final ObjectWriter eventsWriter =
            mapper.writerFor(new TypeReference<List<CrossingEvent>>() {});
    private final ObjectReader eventsReader =
            mapper.readerFor(new TypeReference<List<CrossingEvent>>() {});

    public String state(Crossing state) {
        return stateWriter.writeValueAsString(state);
    }

    public Crossing state(String json) {
        return stateReader.readValue(json);
    }

    public String events(List<CrossingEvent> events) {
        return eventsWriter.writeValueAsString(events);
    }

    byte[] eventsUtf8(List<CrossingEvent> events) {
        return eventsWriter.writeValueAsBytes(events);
    }

    public List<CrossingEvent> events(String json) {
        return eventsReader.readValue(json);
    }

    public String plain(Object value) {
        return mapper.writeValueAsString(value);
    }

    public <T> T plain(String json, Class<T> type) {
        return mapper.readValue(json, type);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Crossing.NotAnnounced.class, name = "not-announced"),
        @JsonSubTypes.Type(value = Crossing.Announced.class, name = "announced"),
        @JsonSubTypes.Type(value = Crossing.InYard.class, name = "in-yard"),
        @JsonSubTypes.Type(value = Crossing.Called.class, name = "called"),
        @JsonSubTypes.Type(value = Crossing.AtBarrier.class, name = "at-barrier"),
        @JsonSubTypes.Type(value = Crossing.Crossed.class, name = "crossed"),
        @JsonSubTypes.Type(value = Crossing.Ended.class, name = "ended")
    })
    private interface States {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(
                value = CrossingEvent.VehicleAnnounced.class,
                name = "vehicle-announced"),
        @JsonSubTypes.Type(value = CrossingEvent.VehicleAmended.class, name = "vehicle-amended"),
        @JsonSubTypes.Type(
                value = CrossingEvent.ChangeDeclined.class,
                name = "vehicle-change-declined"),
        @JsonSubTypes.Type(
                value = CrossingEvent.VehicleWithdrawn.class,
                name = "vehicle-withdrawn"),
        @JsonSubTypes.Type(value = CrossingEvent.CameIn.class, name = "came-in"),
        @JsonSubTypes.Type(value = CrossingEvent.Admitted.class, name = "admitted"),
        @JsonSubTypes.Type(
                value = CrossingEvent.AdmissionRefused.class,
                name = "admission-refused"),
        @JsonSubTypes.Type(value = CrossingEvent.VehicleWeighed.class, name = "weighed"),
        @JsonSubTypes.Type(
                value = CrossingEvent.ReadinessChanged.class,
                name = "readiness-changed"),
        @JsonSubTypes.Type(value = CrossingEvent.LaneCalled.class, name = "lane-called"),
        @JsonSubTypes.Type(value = CrossingEvent.CallRevoked.class, name = "call-revoked"),
        @JsonSubTypes.Type(value = CrossingEvent.BarrierReached.class, name = "barrier-reached"),
        @JsonSubTypes.Type(value = CrossingEvent.BarrierPassed.class, name = "barrier-passed"),
        @JsonSubTypes.Type(value = CrossingEvent.VehicleCrossed.class, name = "crossed"),
        @JsonSubTypes.Type(value = CrossingEvent.PassedUnallowed.class, name = "passed-unallowed"),
        @JsonSubTypes.Type(
                value = CrossingEvent.PassageConfirmed.class,
                name = "passage-confirmed"),
        // Written by its class name before it had one of its own.
        @JsonSubTypes.Type(
                value = CrossingEvent.FetchedBack.class,
                names = {"fetched-back", "CrossingEvent$FetchedBack"}),
        @JsonSubTypes.Type(value = CrossingEvent.VehicleReturned.class, name = "returned"),
        @JsonSubTypes.Type(value = CrossingEvent.CrossingClosed.class, name = "crossing-closed"),
        @JsonSubTypes.Type(value = CrossingEvent.TurnedBack.class, name = "turned-back"),
        @JsonSubTypes.Type(value = CrossingEvent.DidNotCome.class, name = "did-not-come"),
        @JsonSubTypes.Type(value = CrossingEvent.HoldPlaced.class, name = "vehicle-held"),
        @JsonSubTypes.Type(value = CrossingEvent.HoldReleased.class, name = "vehicle-released"),
        @JsonSubTypes.Type(value = CrossingEvent.Proposed.class, name = "vehicle-proposal"),
        @JsonSubTypes.Type(
                value = CrossingEvent.ProposalDropped.class,
                name = "vehicle-proposal-dropped"),
        @JsonSubTypes.Type(value = CrossingEvent.DriverChanged.class, name = "driver-changed"),
        @JsonSubTypes.Type(value = CrossingEvent.GoodsMoved.class, name = "goods-moved"),
        @JsonSubTypes.Type(value = CrossingEvent.GoodsTaken.class, name = "goods-taken"),
        @JsonSubTypes.Type(value = CrossingEvent.AttentionDrawn.class, name = "attention-drawn"),
        @JsonSubTypes.Type(
                value = CrossingEvent.AttentionGiven.class,
                name = "vehicle-attention-given"),
        @JsonSubTypes.Type(value = CrossingEvent.Declined.class, name = "declined")
    })
    private interface Events {}
}
