package vn.bordergate.ingest.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.PlateNumber;

/** What the code on a ticket says, and that the gate has said it. */
class StatementTest {

    private static final CrossingId ID = CrossingId.of("0197f3a2-5b1c-7c3e-8d41-6f2a9b0c1d2e");
    private static final Instant FROM = Instant.ofEpochSecond(1_790_000_000);
    private static final TicketKey KEY = TicketKey.fresh(LocalDate.of(2026, 11, 22));

    @Test
    void itSaysWhatAnOfficerComparesAndNothingMore() {
        List<String> parts = List.of(statement("X-0412", "24C-123.45").signedBy(KEY).split("~"));
        assertThat(parts)
                .hasSize(11)
                .startsWith("BG1", KEY.id(), "AZfzolscfD6NQW8qmwwdLg", "X-0412", "24C***45")
                .doesNotContain("24C12345");
        assertThat(parts.subList(6, 10))
                .containsExactly("KIM-THANH", "E", "1790000000", "1790043200");
    }

    @Test
    void theSignatureIsOverAllOfIt() throws GeneralSecurityException {
        String code = statement("X-0412", "24C12345").signedBy(KEY);
        int end = code.lastIndexOf('~');
        assertThat(verified(code.substring(0, end), code.substring(end + 1))).isTrue();
        assertThat(verified(code.substring(0, end).replace("24C", "24D"), code.substring(end + 1)))
                .isFalse();
    }

    @Test
    void aPlateHasAnotherHashInEachCrossing() {
        PlateNumber plate = PlateNumber.of("24C12345");
        assertThat(Statement.plateHash("one", plate))
                .isNotEqualTo(Statement.plateHash("two", plate));
    }

    @Test
    void everyCharacterMayStandInAnAddress() {
        assertThat(statement(null, "云G12345").signedBy(KEY))
                .matches("[A-Za-z0-9~*%_-]+")
                .contains("~-~%E4%BA%91G1**45~");
    }

    @Test
    void itIsShortEnoughForACodeThatACheapPhoneReads() {
        String address = "https://khaibao.cuakhauso.laocai.gov.vn/ticket/verify#";
        QrPicture picture = QrPicture.of(address + statement("X-0412", "24RM01234").signedBy(KEY));
        // 61 squares and the quiet zone: 5 pixels a square on a screen of 360.
        assertThat(picture.side()).isLessThanOrEqualTo(69);
        assertThat(picture.path()).hasSizeLessThan(8_000);
    }

    private static Statement statement(@Nullable String ticket, String plate) {
        return new Statement(
                ID,
                ticket,
                PlateNumber.of(plate),
                new GateCode("KIM-THANH"),
                Direction.EXPORT,
                FROM,
                FROM.plusSeconds(12 * 3600));
    }

    private static boolean verified(String text, String signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(Ed25519Public.of(Base64.getUrlDecoder().decode(KEY.publicKey())));
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(signed));
    }
}
