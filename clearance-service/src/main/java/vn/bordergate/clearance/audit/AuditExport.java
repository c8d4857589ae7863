package vn.bordergate.clearance.audit;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.clearance.audit.ChainCheck.Verdict;

/** The trail as a file: one {@link AuditLine} as JSON a line, in the order of numbers. */
public final class AuditExport {

    /** Longest text in a line; the events of the largest declaration take a part of it. */
    static final int TEXT_MAX = 16 * 1024 * 1024;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxStringLength(TEXT_MAX)
                                                    .build())
                                    .build())
                    .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();
    private static final ObjectWriter WRITER = MAPPER.writerFor(AuditLine.class);
    private static final ObjectReader READER =
            MAPPER.readerFor(AuditLine.class)
                    .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private AuditExport() {}

    /** What is read is no export, or ends in the middle of a line. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(long line, Throwable cause) {
            super("line " + line + " is no entry of an audit trail", cause);
        }
    }

    static byte[] line(AuditLine line) {
        byte[] json = WRITER.writeValueAsBytes(line);
        byte[] ended = java.util.Arrays.copyOf(json, json.length + 1);
        ended[json.length] = '\n';
        return ended;
    }

    /**
     * Verifies an export with nothing but itself, in little memory. An export that begins in the
     * middle is taken at its word for what was before.
     *
     * @param kept a head that somebody kept, through which the chain must lead
     */
    public static Verdict verify(InputStream export, @Nullable Head kept)
            throws UnreadableException {
        ChainCheck check = null;
        long lines = 0;
        try (MappingIterator<AuditLine> entries = READER.readValues(export)) {
            while (entries.hasNextValue()) {
                AuditLine line = entries.nextValue();
                if (check == null) {
                    check = new ChainCheck(before(line), kept);
                }
                follow(check, line);
                lines++;
            }
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new UnreadableException(lines + 1, e);
        }
        return (check == null ? new ChainCheck(Head.START, kept) : check).verdict();
    }

    private static Head before(AuditLine first) {
        return first.number() == 1
                ? Head.START
                : new Head(first.number() - 1, Hash.parse(first.previous()));
    }

    private static void follow(ChainCheck check, AuditLine line) {
        check.follow(
                line.number(),
                line.sealedAt(),
                line.digest(),
                Hash.parse(line.hash()),
                line.declarationId() + " version " + line.version());
    }
}
