package vn.bordergate.trials.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Officers who look at their work list, each again as soon as they have it: the first page, the
 * next one, and lists of one channel, one gate, one kind of check, also one that nobody waits for.
 */
final class WorkListProbe {

    private static final Pattern NEXT = Pattern.compile("[?&;]after=([^\"&]+)");
    private static final List<String> OFFICERS = List.of("hoa", "pao", "son", "mai");

    private final AloneProcess service;

    WorkListProbe(AloneProcess service) {
        this.service = service;
    }

    /** How long so many pages took until their last byte was here. */
    Latencies measure(int pages) throws IOException, InterruptedException {
        List<Future<double[]>> looking = new ArrayList<>();
        double[] all = new double[0];
        try (ExecutorService officers = Executors.newFixedThreadPool(OFFICERS.size())) {
            for (String person : OFFICERS) {
                looking.add(officers.submit(() -> look(person, pages / OFFICERS.size())));
            }
            for (Future<double[]> one : looking) {
                double[] took = one.get();
                int before = all.length;
                all = Arrays.copyOf(all, before + took.length);
                System.arraycopy(took, 0, all, before, took.length);
            }
        } catch (ExecutionException e) {
            throw new IOException("the work list does not answer", e.getCause());
        }
        return new Latencies(all);
    }

    private double[] look(String person, int pages) throws IOException, InterruptedException {
        SignedInOfficer officer = SignedInOfficer.as(person, service.at("/desk"));
        List<URI> asked = addresses(officer.open(service.at("/desk")));
        double[] millis = new double[pages];
        for (int i = 0; i < pages; i++) {
            URI page = asked.get(i % asked.size());
            long from = System.nanoTime();
            var unused = officer.open(page);
            millis[i] = (System.nanoTime() - from) / 1e6;
        }
        return millis;
    }

    private List<URI> addresses(String firstPage) throws IOException {
        Matcher next = NEXT.matcher(firstPage);
        if (!next.find()) {
            throw new IOException("the first page leads to no second:\n" + firstPage);
        }
        return List.of(
                service.at("/desk"),
                service.at("/desk?after=" + next.group(1)),
                service.at("/desk?channel=RED"),
                service.at("/desk?gate=KIM-THANH"),
                service.at("/desk?kind=PHYSICAL_INSPECTION"),
                service.at("/desk?kind=SAMPLE"));
    }
}
