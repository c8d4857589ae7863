package vn.bordergate.ingest.declaring.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import vn.bordergate.events.reference.GateBook;

/** Prints how many one-item declarations a core reads, checks and hashes in a second. */
public final class ReaderSpeed {

    private static final int ROUNDS = 8;
    private static final int ROUND = 50_000;

    private ReaderSpeed() {}

    public static void main(String[] args) {
        DeclarationReader reader = new DeclarationReader(KnownCodes.of(GateBook.shipped()));
        byte[] json = Sample.EXPORT.getBytes(UTF_8);
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            int length = 0;
            for (int i = 0; i < ROUND; i++) {
                Reading.Sound sound = (Reading.Sound) reader.read(json, Sample.NOW);
                length += CanonicalForm.hash(sound.content()).length();
            }
            long perSecond = ROUND * 1_000_000_000L / (System.nanoTime() - start);
            System.out.println(perSecond + " declarations/s (" + length + ")");
        }
    }
}
