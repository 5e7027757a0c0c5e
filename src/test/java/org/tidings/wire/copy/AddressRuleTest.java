package org.tidings.wire.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.access.AddressRange;

class AddressRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "224.0.0.1",
                "239.1.2.3",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "2001:0:1234::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void whatIsNotPublicIsRefused(String address) {
        assertThat(AddressRule.PUBLIC_ONLY.permits(InetAddress.ofLiteral(address)))
                .isFalse();
        assertThat(AddressRule.EVERYTHING.permits(InetAddress.ofLiteral(address)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.0.1",
                "11.0.0.1",
                "2a00:1450::1",
                "2001:4860::8888",
                "64:ff9b::808:808",
                "2002:808:808::1"
            })
    void whatIsPublicIsPermitted(String address) {
        assertThat(AddressRule.PUBLIC_ONLY.permits(InetAddress.ofLiteral(address)))
                .isTrue();
    }

    @Test
    void rangesCanBeAllowed() {
        var rule = new AddressRule(false, List.of(AddressRange.parse("10.1.0.0/16")));
        assertThat(rule.permits(InetAddress.ofLiteral("10.1.2.3"))).isTrue();
        assertThat(rule.permits(InetAddress.ofLiteral("10.2.2.3"))).isFalse();
        assertThat(rule.permits(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
    }

    @Test
    void aNameLeadsToItsPermittedAddressesOnly() throws UnknownHostException {
        assertThat(named("8.8.8.8", "127.0.0.1").resolve("mixed")).containsExactly(InetAddress.ofLiteral("8.8.8.8"));
        assertThatThrownBy(() -> named("127.0.0.1", "fe80::1").resolve("rebound"))
                .isInstanceOf(CheckedNames.AddressRefused.class);
    }

    private static CheckedNames named(String... addresses) {
        return new CheckedNames(
                AddressRule.PUBLIC_ONLY,
                host -> Stream.of(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new));
    }
}
