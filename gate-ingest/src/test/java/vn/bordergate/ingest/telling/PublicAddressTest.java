package vn.bordergate.ingest.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses the gate calls: the table of what is not of the open Internet, at its edges. */
class PublicAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.0.0",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.0",
                "192.168.255.255",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:7f00:1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:1ff::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "4000::1"
            })
    void whatIsNotOfTheOpenInternetIsNotCalled(String text) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
                "126.255.255.255", "128.0.0.1", "169.253.0.1", "169.255.0.1", "172.15.255.255",
                "172.32.0.0", "192.0.1.1", "192.88.98.1", "192.167.255.255", "192.169.0.0",
                "198.17.255.255", "198.20.0.0", "198.51.101.1", "203.0.112.1", "223.255.255.255",
                "::ffff:1.1.1.1", "2001:200::1", "2001:db7::1", "2003::1", "2606:4700::1111",
                "3ffe::1"
            })
    void whatIsOfTheOpenInternetIs(String text) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(text))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://haulier.example/gate,",
        "https://haulier.example:8443/gate?a=b,",
        "https://1.1.1.1/,",
        "http://haulier.example/, RECEIVER_ADDRESS_NOT_HTTPS",
        "ftp://haulier.example/, RECEIVER_ADDRESS_FORM",
        "https:///path, RECEIVER_ADDRESS_FORM",
        "haulier.example, RECEIVER_ADDRESS_FORM",
        "https://user:word@haulier.example/, RECEIVER_ADDRESS_FORM",
        "https://haulier.example/#part, RECEIVER_ADDRESS_FORM",
        "https://haulier.example:0/, RECEIVER_ADDRESS_FORM",
        "https://haulier.example:65536/, RECEIVER_ADDRESS_FORM",
        "https://ha ulier.example/, RECEIVER_ADDRESS_FORM",
        "https://127.0.0.1/, RECEIVER_ADDRESS_INNER",
        "https://10.1.2.3:8443/, RECEIVER_ADDRESS_INNER",
        "https://[::1]/, RECEIVER_ADDRESS_INNER",
        "https://[fd00::1]/, RECEIVER_ADDRESS_INNER",
        "https://[::ffff:10.0.0.1]/, RECEIVER_ADDRESS_INNER",
        "https://169.254.169.254/latest, RECEIVER_ADDRESS_INNER",
        "https://localhost/, RECEIVER_ADDRESS_INNER",
        "https://postgres/, RECEIVER_ADDRESS_INNER",
        "https://db.localhost/, RECEIVER_ADDRESS_INNER",
        "https://db.internal./, RECEIVER_ADDRESS_INNER"
    })
    void anAddressIsJudgedBeforeItIsKept(String address, @Nullable String fault) {
        assertThat(Target.fault(address, false)).isEqualTo(fault);
    }

    @Test
    void anAddressHasTwoThousandCharactersAtMost() {
        String base = "https://haulier.example/";
        assertThat(Target.fault(base + "a".repeat(2_000 - base.length()), false)).isNull();
        assertThat(Target.fault(base + "a".repeat(2_001 - base.length()), false))
                .isEqualTo("RECEIVER_ADDRESS_TOO_LONG");
    }

    @Test
    void aNameThatLeadsInsideIsNotFollowedNorIsAnAddressThatNeedsNoLookingUp()
            throws UnknownHostException {
        CheckedAddresses checked = new CheckedAddresses(Runnable::run, PublicAddress::is);
        assertThatThrownBy(
                        () -> checked.checked(InetSocketAddress.createUnresolved("localhost", 443)))
                .isInstanceOf(CheckedAddresses.ForbiddenAddressException.class);
        assertThatThrownBy(
                        () ->
                                checked.checked(
                                        new InetSocketAddress(
                                                InetAddress.ofLiteral("10.0.0.1"), 443)))
                .isInstanceOf(CheckedAddresses.ForbiddenAddressException.class);
        assertThat(checked.checked(new InetSocketAddress(InetAddress.ofLiteral("1.1.1.1"), 443)))
                .containsExactly(new InetSocketAddress(InetAddress.ofLiteral("1.1.1.1"), 443));
    }
}
