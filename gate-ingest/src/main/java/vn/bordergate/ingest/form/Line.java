package vn.bordergate.ingest.form;

/**
 * One line of a long body (in CSV one row, which quotes may spread over several lines).
 *
 * @param number line of the body on which it begins, from 1
 * @param bytes without the line end; empty when it was too long to keep
 */
public record Line(long number, byte[] bytes, boolean tooLong) {

    public boolean isBlank() {
        return !tooLong && Utf8.isBlank(bytes, 0);
    }
}
