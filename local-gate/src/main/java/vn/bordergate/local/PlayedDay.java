package vn.bordergate.local;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.local.day.DayClock;
import vn.bordergate.local.day.ModelDay;
import vn.bordergate.local.day.ModelDays;
import vn.bordergate.local.demo.DayDemo;
import vn.bordergate.web.Roles;

/** A model day that is played against this machine's gate, with a clock that all of it goes by. */
final class PlayedDay {

    /** Whom the sign-in page knows as somebody of the yard. */
    private static final String YARD_OFFICER = "chu";

    private final ModelDay model;
    private final DayClock clock;

    private PlayedDay(ModelDay model, DayClock clock) {
        this.model = model;
        this.clock = clock;
    }

    /**
     * The day that was asked for, on today's date; null where none was.
     *
     * @throws CannotStartException when the file holds no model day
     */
    static @Nullable PlayedDay of(CommandLine.@Nullable Day asked, Clock real)
            throws IOException, CannotStartException {
        if (asked == null) {
            return null;
        }
        ModelDay model;
        try {
            model =
                    asked.file() == null
                            ? ModelDays.shipped().getFirst()
                            : ModelDays.read(asked.file());
        } catch (IllegalArgumentException e) {
            throw new CannotStartException(String.valueOf(e.getMessage()));
        }
        LocalDate date = LocalDate.ofInstant(real.instant(), model.zone());
        return new PlayedDay(model, DayClock.waitingAt(DayDemo.begin(model, date), asked.speed()));
    }

    Clock clock() {
        return clock;
    }

    /** Plays it; whether every vehicle crossed. */
    boolean play(Screen screen, RunningGate gate, DataDirectory data, Map<String, String> officers)
            throws IOException, InterruptedException {
        MachineTokens tokens = MachineTokens.of(gate.signIn(), data.secrets());
        PersonTokens people =
                new PersonTokens(
                        gate.signIn(),
                        ServiceKind.CLEARANCE,
                        gate.address(ServiceKind.CLEARANCE),
                        tokens);
        LocalKeys keys = gate.keys();
        DayDemo.Addresses addresses =
                new DayDemo.Addresses(
                        gate.address(ServiceKind.INGEST),
                        gate.address(ServiceKind.CLEARANCE),
                        keys.token(Roles.TRADER),
                        officers,
                        tokens::of,
                        () -> people.of(YARD_OFFICER),
                        keys.token(Roles.MANAGEMENT_BOARD));
        clock.begin();
        return new DayDemo(screen, clock, addresses, model).run();
    }
}
