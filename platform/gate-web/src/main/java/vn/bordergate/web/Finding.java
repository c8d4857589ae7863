package vn.bordergate.web;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What an exception comes to, before it is put into words. */
record Finding(int status, List<Fault> faults, @Nullable Duration retryAfter, HttpHeaders headers) {

    static Finding of(int status, String code) {
        return of(status, Fault.at("", code));
    }

    static Finding of(int status, Fault fault) {
        return new Finding(status, List.of(fault), null, new HttpHeaders());
    }

    static Finding of(int status, List<Fault> faults) {
        return new Finding(status, faults, null, new HttpHeaders());
    }

    Finding retryAfter(Duration wait) {
        return new Finding(status, faults, wait, headers);
    }

    Finding with(HttpHeaders more) {
        HttpHeaders all = new HttpHeaders(HttpHeaders.copyOf(headers));
        all.addAll(more);
        return new Finding(status, faults, retryAfter, all);
    }

    /** One code for the whole answer: that of its only fault, or the one that says "several". */
    String code() {
        String first = faults.getFirst().code();
        boolean alike = faults.stream().allMatch(f -> f.code().equals(first));
        return alike ? first : "SEVERAL_FAULTS";
    }
}
