package vn.bordergate.events.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.bordergate.events.CountryCode;
import vn.bordergate.events.CurrencyCode;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.HsCode;

class ReferenceTablesTest {

    @Test
    void theHarmonizedSystemHasAllChaptersButTheOneKeptFree() {
        HsNomenclature hs = HsNomenclature.edition2022();
        for (int chapter = 1; chapter <= 97; chapter++) {
            assertThat(hs.hasChapter("%02d".formatted(chapter)))
                    .as("chapter %d", chapter)
                    .isEqualTo(chapter != 77);
        }
        assertThat(hs.hasChapter("98")).isFalse();
        assertThat(hs.hasChapter("0101")).isFalse();
    }

    @Test
    void aCodeIsLookedUpByItsFirstSixDigits() {
        HsNomenclature hs = HsNomenclature.edition2022();
        assertThat(hs.has(new HsCode("08106000"))).isTrue();
        assertThat(hs.description("081060").orElseThrow()).containsIgnoringCase("durian");
        assertThat(hs.has(new HsCode("847130"))).isTrue();
        assertThat(hs.has(new HsCode("847199"))).isFalse();
    }

    @Test
    void countriesAreNamedInThreeLanguages() {
        Countries countries = Countries.iso3166();
        CountryCode china = new CountryCode("CN");
        assertThat(countries.name(china, Locale.of("vi"))).isEqualTo("Trung Quốc");
        assertThat(countries.name(china, Locale.ENGLISH)).isEqualTo("China");
        assertThat(countries.name(china, Locale.CHINESE)).isEqualTo("中国");
        assertThat(countries.has(new CountryCode("NA"))).isTrue();
        assertThat(countries.has(new CountryCode("ZZ"))).isFalse();
    }

    @Test
    void goodsArePricedInMoneyAndNotInGoldOrTestCodes() {
        Currencies currencies = Currencies.iso4217();
        assertThat(currencies.has(new CurrencyCode("KRW"))).isTrue();
        assertThat(currencies.has(new CurrencyCode("XAU"))).isFalse();
        assertThat(currencies.has(new CurrencyCode("DEM"))).isFalse();
    }

    @Test
    void theGateBookKnowsKimThanhAndThatHoKieuIsForPersons() {
        GateBook book = GateBook.shipped();
        Gate kimThanh = book.find(new GateCode("KIM-THANH")).orElseThrow();
        assertThat(kimThanh.directions()).containsExactlyInAnyOrder(Direction.values());
        assertThat(kimThanh.customsDateAgeDaysMax()).isEqualTo(15);
        assertThat(kimThanh.name(Locale.CHINESE)).isEqualTo("金城");
        Gate hoKieu = book.find(new GateCode("HO-KIEU")).orElseThrow();
        assertThat(hoKieu.directions()).isEmpty();
        assertThat(book.find(new GateCode("KCS-040"))).isPresent();
        assertThat(book.find(new GateCode("KCS-999"))).isEmpty();
    }

    @Test
    void aGateIsEffectiveFromItsFirstDayOn() {
        Gate route = GateBook.shipped().find(new GateCode("Y-TY")).orElseThrow();
        assertThat(route.effectiveOn(LocalDate.parse("2023-10-15"))).isFalse();
        assertThat(route.effectiveOn(LocalDate.parse("2023-10-16"))).isTrue();
    }

    @Test
    void aTableKeepsQuotedCommasQuotesAndLines() throws IOException {
        CsvTable table = CsvTable.read(new StringReader("a,b\n\"x,\"\"y\"\"\nz\",2\r\n,\n"));
        assertThat(table.rows()).hasSize(2);
        assertThat(table.rows().getFirst().get("a")).isEqualTo("x,\"y\"\nz");
        assertThat(table.rows().getFirst().get("b")).isEqualTo("2");
        assertThat(table.rows().getLast().get("b")).isEmpty();
    }
}
