package vn.bordergate.clearance.slip;

import java.util.List;

/**
 * A slip as it is printed, word for word, in one language.
 *
 * @param language its tag, such as {@code vi}
 * @param authority who gives it out, and the gate below it
 * @param number by which it is named, such as {@code 1A2B3C4D-2}
 * @param motto the country and its motto, as stands on every administrative paper
 * @param placeAndDate where and on which day it was given out
 * @param facts what it is about
 * @param text what it says
 * @param points what is listed, one by one
 * @param table checks with their times; no rows where there are none to show
 * @param closing what stands below
 * @param signatures places to sign, from left to right
 */
public record Slip(
        String language,
        List<String> authority,
        String number,
        List<String> motto,
        String placeAndDate,
        String title,
        List<Fact> facts,
        List<String> text,
        List<String> points,
        Table table,
        List<String> closing,
        List<Signature> signatures) {

    public Slip {
        authority = List.copyOf(authority);
        motto = List.copyOf(motto);
        facts = List.copyOf(facts);
        text = List.copyOf(text);
        points = List.copyOf(points);
        closing = List.copyOf(closing);
        signatures = List.copyOf(signatures);
    }

    /** One thing that the slip is about. */
    public record Fact(String name, String value) {}

    /** Rows under headings; every row has as many cells as there are headings. */
    public record Table(List<String> headings, List<List<String>> rows) {

        public static final Table NONE = new Table(List.of(), List.of());

        public Table {
            headings = List.copyOf(headings);
            rows = List.copyOf(rows);
        }
    }

    /**
     * A place to sign.
     *
     * @param role of who signs there
     * @param hint how to sign
     * @param name of who signs, or nothing
     */
    public record Signature(String role, String hint, String name) {}
}
