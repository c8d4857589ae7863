package vn.bordergate.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

    @ParameterizedTest
    @ValueSource(strings = {"081060", "08106000", "0810600010"})
    void anHsCodeHasSixEightOrTenDigits(String digits) {
        HsCode code = new HsCode(digits);
        assertThat(code.chapter()).isEqualTo("08");
        assertThat(code.heading()).isEqualTo("0810");
        assertThat(code.subheading()).isEqualTo("081060");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0810", "0810600", "081060000", "08106O", "08106٠", "08106000100"})
    void whatIsNoHsCodeIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new HsCode(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X", "kim-thanh", "-KT", "KT-", "KIM THANH", "ABCDEFGHIJKLMNOPQ"})
    void whatIsNoGateCodeIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new GateCode(text));
    }

    @Test
    void moneyHasFourDecimalsAtMostHoweverItIsWritten() {
        CurrencyCode usd = new CurrencyCode("USD");
        assertThat(new Money(new BigDecimal("1.12340000"), usd).amount()).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Money(new BigDecimal("1.12345"), usd));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Money(new BigDecimal("-0.01"), usd));
    }

    @Test
    void aFactTakenBackDiffersOnlyInSignAndTime() {
        TradeFact fact = PublishedEventSamples.fact();
        TradeFact back = fact.reversed(fact.at().plusSeconds(1));
        assertThat(back.sign()).isEqualTo(-1);
        assertThat(back.reversed(fact.at())).isEqualTo(fact);
    }

    @Test
    void factsThatFoldIntoOneCellHaveOneKey() {
        assertThat(PublishedEventSamples.fact().key()).isEqualTo("KIM-THANH|EXPORT|EXPORT|08");
    }

    @Test
    void aLaterVersionOfAKnownEventIsKnownAsSuch() {
        assertThat(EventType.isOtherVersionOfKnown("vn.bordergate.trade.fact.v2")).isTrue();
        assertThat(EventType.isOtherVersionOfKnown("vn.bordergate.trade.fact.v1")).isFalse();
        assertThat(EventType.isOtherVersionOfKnown("vn.bordergate.trade.fact.vx")).isFalse();
        assertThat(EventType.isOtherVersionOfKnown("vn.bordergate.trade.fiction.v2")).isFalse();
    }
}
