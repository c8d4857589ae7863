package vn.bordergate.local;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;
import vn.bordergate.local.demo.Demo;
import vn.bordergate.web.Roles;

/** The commands {@code ./gate run}, {@code demo}, {@code again} and {@code audit}. */
public final class LocalGate {

    /**
     * How long an orderly end may take. A web server whose graceful end is over in the very moment
     * in which it is cut short waits for ever for it to begin (Spring Boot 4.1.0).
     */
    private static final Duration STOP_MAX = Duration.ofSeconds(30);

    private static final int EXIT_CHECK_BROKEN = 1;
    private static final int EXIT_CANNOT_START = 2;

    private final Screen screen;
    private final CommandLine command;
    private final Clock clock;

    private LocalGate(Screen screen, CommandLine command, Clock clock) {
        this.screen = screen;
        this.command = command;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        Screen screen = Screen.ofProcess();
        if (arguments.length > 0 && arguments[0].equals("again")) {
            System.exit(again(screen, Arrays.copyOfRange(arguments, 1, arguments.length)));
            return;
        }
        if (arguments.length > 0 && arguments[0].equals("audit")) {
            System.exit(audit(screen, Arrays.copyOfRange(arguments, 1, arguments.length)));
            return;
        }
        CommandLine command;
        try {
            command = CommandLine.read(arguments);
        } catch (IllegalArgumentException e) {
            screen.say(e.getMessage() + "\n" + CommandLine.USAGE);
            System.exit(EXIT_CANNOT_START);
            return;
        }
        System.exit(new LocalGate(screen, command, Clock.systemUTC()).run());
    }

    private static int again(Screen screen, String... arguments) {
        try {
            return DeadRecords.sendAgain(screen, DeadRecords.Request.read(arguments));
        } catch (IllegalArgumentException e) {
            screen.say(e.getMessage() + "\n" + DeadRecords.USAGE);
        } catch (IOException e) {
            screen.say("Not sent: " + e.getMessage() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return EXIT_CANNOT_START;
    }

    private static int audit(Screen screen, String... arguments) {
        try {
            return AuditVerdict.tell(screen, AuditRequest.read(arguments));
        } catch (IllegalArgumentException e) {
            screen.say(e.getMessage() + "\n" + AuditRequest.USAGE);
        } catch (IOException e) {
            screen.say("Not verified: " + (e.getMessage() == null ? e : e.getMessage()) + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return EXIT_CANNOT_START;
    }

    private int run() {
        if (!hasItsPorts()) {
            return EXIT_CANNOT_START;
        }
        try (DataDirectory data = DataDirectory.take(command.data())) {
            // Before the first logger exists: the services' own logging is left out of a JVM that
            // three of them share.
            System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
            System.setProperty("logback.configurationFile", "local-gate-logback.xml");
            System.setProperty("gate.log", data.log().toString());
            return serve(data);
        } catch (CannotStartException e) {
            screen.say("Cannot start: " + e.getMessage() + ".");
            return EXIT_CANNOT_START;
        } catch (Exception e) {
            screen.say(
                    "Failed: "
                            + reason(e)
                            + ". More in the log under "
                            + command.data()
                            + "/logs.");
            LoggerFactory.getLogger(LocalGate.class).error("failed", e);
            return EXIT_CANNOT_START;
        }
    }

    private boolean hasItsPorts() {
        for (ServiceKind service : ServiceKind.values()) {
            if (!has(service.port(command.portBase()), service.title())) {
                return false;
            }
        }
        return has(ServiceKind.signInPort(command.portBase()), "the sign-in page");
    }

    private boolean has(int port, String who) {
        if (LocalPorts.isFree(port)) {
            return true;
        }
        screen.say(
                "Port %d, which %s needs, is taken by another program; choose others with --port-base."
                        .formatted(port, who));
        return false;
    }

    private int serve(DataDirectory data) throws Exception {
        long begin = System.nanoTime();
        screen.say("Starting Kafka, PostgreSQL and the three services on " + command.data() + " …");
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicInteger exit = new AtomicInteger();
        Thread main = Thread.currentThread();
        Thread onSignal =
                new Thread(
                        () -> {
                            asked.countDown();
                            main.interrupt();
                            awaitQuietly(ended, STOP_MAX);
                        },
                        "stop");
        Runtime.getRuntime().addShutdownHook(onSignal);
        PlayedDay day = PlayedDay.of(command.day(), clock);
        try (RunningGate gate =
                RunningGate.start(
                        data, command.portBase(), clock, day == null ? null : day.clock())) {
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            screen.say("Ready after %.1f s.".formatted(took.toMillis() / 1000.0));
            announce(gate, data);
            if (command.demo()) {
                boolean held =
                        day == null
                                ? demo(gate, data)
                                : day.play(screen, gate, data, officers(gate.keys()));
                exit.set(held ? 0 : EXIT_CHECK_BROKEN);
            }
            if (!command.once()) {
                screen.say("Running until Ctrl-C.");
                asked.await();
            }
        } catch (InterruptedException signalled) {
            // The hook asked to stop; what was done so far stands.
        } finally {
            screen.say("Stopped.");
            ended.countDown();
            forget(onSignal);
        }
        return exit.get();
    }

    private boolean demo(RunningGate gate, DataDirectory data)
            throws IOException, InterruptedException {
        LocalKeys keys = gate.keys();
        Demo.Addresses addresses =
                new Demo.Addresses(
                        gate.address(ServiceKind.INGEST),
                        gate.address(ServiceKind.CLEARANCE),
                        gate.address(ServiceKind.STATS),
                        keys.token("trader"),
                        officers(keys),
                        keys.token("auditor"));
        return new Demo(screen, clock, addresses, data.demo()).run(command.file(), command.rows());
    }

    /** Somebody of each authority whose checks the rule tables ask for. */
    private static Map<String, String> officers(LocalKeys keys) throws IOException {
        Map<String, String> officers = new HashMap<>();
        officers.put("CUSTOMS", keys.token(Roles.CUSTOMS_OFFICER));
        officers.put("BORDER_GUARD", keys.token(Roles.BORDER_GUARD));
        officers.put("HEALTH_QUARANTINE", keys.token(Roles.HEALTH_QUARANTINE));
        officers.put("ANIMAL_QUARANTINE", keys.token(Roles.ANIMAL_QUARANTINE));
        officers.put("PLANT_QUARANTINE", keys.token(Roles.PLANT_QUARANTINE));
        officers.put("MANAGEMENT_BOARD", keys.token(Roles.MANAGEMENT_BOARD));
        officers.put("YARD", keys.token(Roles.YARD));
        return officers;
    }

    private void announce(RunningGate gate, DataDirectory data) {
        screen.say("  lodge     " + gate.address(ServiceKind.INGEST));
        screen.say("  officers  " + gate.address(ServiceKind.CLEARANCE));
        screen.say("  totals    " + gate.address(ServiceKind.STATS) + "   (watch them move)");
        screen.say("  sign in   at any of them, as whom you choose; for this machine only");
        screen.say("  tokens    " + data.secrets() + "/*.token, or ./gate token ROLE");
        screen.say("  log       " + data.log());
    }

    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return failure.getMessage() + (deepest == failure ? "" : " (" + deepest.getMessage() + ")");
    }

    private static void awaitQuietly(CountDownLatch latch, Duration most) {
        try {
            if (!latch.await(most.toSeconds(), TimeUnit.SECONDS)) {
                // The JVM ends when this hook does. The next start clears up, as after a kill.
                System.err.println("gate: not stopped within " + most.toSeconds() + " s; ending");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            // Then it is the hook that waits for this thread.
        }
    }
}
