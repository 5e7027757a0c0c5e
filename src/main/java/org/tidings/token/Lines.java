package org.tidings.token;

import com.github.nitram509.jmacaroons.CaveatPacket;
import com.github.nitram509.jmacaroons.Macaroon;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.tidings.access.Activity;
import org.tidings.access.Grants;

/// Caveats as the lines that they are.
final class Lines {
    private Lines() {}

    static List<String> of(Macaroon macaroon) {
        return Arrays.stream(macaroon.caveatPackets)
                .map(CaveatPacket::getValueAsText)
                .toList();
    }

    /// What leaves no more than this grant.
    static List<String> of(Grants.Grant grant) {
        String activities =
                grant.activities().stream().sorted().map(Activity::name).collect(Collectors.joining(","));
        return List.of("path:" + grant.under().text(), "activity:" + activities);
    }
}
