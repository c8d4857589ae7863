package vn.bordergate.clearance.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.events.CurrencyCode;

class ValuationTest {

    private static final Valuation VALUATION = new Valuation(Consignments.RATES);

    @Test
    void eachItemIsRoundedOnceAndItemsOfOneCellAreSummed() {
        var goods =
                VALUATION.of(
                        Consignments.imported("08106000", "0.05", "CNY")
                                .item("08109000", "0.05", "CNY")
                                .item("84713000", "1", "CNY")
                                .content(),
                        Consignments.MORNING);

        // 0.05 / 7.1 is 0.704 cents, which is one cent an item.
        assertThat(goods.lines())
                .extracting(l -> l.heading() + " " + l.usdCents())
                .containsExactly("0810 2", "8471 14");
        assertThat(goods.lines().getFirst().netMassGrams()).isEqualTo(2_000_000);
        assertThat(goods.lines().getFirst().vnd()).isEqualTo(352);
    }

    @Test
    void theRateIsThatOfTheRegistrationAtCustomsWhereThereIsOne() {
        var rates =
                new RateBook(
                        List.of(
                                Consignments.rate("KRW", "2020-01-01", "1000"),
                                Consignments.rate("KRW", "2020-06-01", "1250")));
        var goods = Consignments.imported("84713000", "1250", "KRW");

        assertThat(cents(rates, goods.registeredOn("2020-05-31"))).isEqualTo(125);
        assertThat(cents(rates, goods.registeredOn("2020-06-01"))).isEqualTo(100);
    }

    @Test
    void withoutARateForOneLineNothingIsCounted() {
        var goods =
                VALUATION.of(
                        Consignments.imported("84713000", "10", "USD")
                                .item("84713000", "10", "LAK")
                                .content(),
                        Consignments.MORNING);

        assertThat(goods.awaitingRate()).isTrue();
    }

    @Test
    void dongAreLeftOutWhereTheirRateIsNotKnown() {
        var goods =
                VALUATION.of(
                        Consignments.imported("84713000", "1000", "KRW")
                                .registeredOn("2020-03-01")
                                .content(),
                        Consignments.MORNING);

        assertThat(goods.awaitingRate()).isFalse();
        assertThat(goods.lines().getFirst().vnd()).isNull();
    }

    @Test
    void theDayBeginsAtTheGateAndNotInGreenwich() {
        var goods =
                VALUATION.of(
                        Consignments.imported("84713000", "1", "USD").content(),
                        java.time.Instant.parse("2026-11-20T17:00:00Z"));

        assertThat(goods.lodgedOn()).isEqualTo(LocalDate.parse("2026-11-21"));
    }

    @Test
    void theShippedRatesCoverTheYearOfTheSampleDeclarations() {
        var book = new RateBook(Rates.shipped());
        var won = new CurrencyCode("KRW");

        assertThat(book.unitsPerUsd(won, LocalDate.parse("2020-01-01")))
                .isGreaterThan(new BigDecimal("1000"));
        assertThat(book.unitsPerUsd(won, LocalDate.parse("2019-11-30"))).isNull();
        assertThat(book.unitsPerUsd(new CurrencyCode("VND"), LocalDate.parse("2026-11-22")))
                .isNotNull();
    }

    private static long cents(RateBook rates, Consignments.Goods goods) {
        return new Valuation(rates)
                .of(goods.content(), Consignments.MORNING)
                .lines()
                .getFirst()
                .usdCents();
    }
}
