package org.tidings.fuzz;

import java.util.List;
import java.util.stream.Stream;
import org.tidings.access.AccessTargets;
import org.tidings.channel.ChannelTargets;
import org.tidings.config.ConfigTargets;
import org.tidings.delivery.DeliveryTargets;
import org.tidings.ledger.LedgerTargets;
import org.tidings.rules.RulesTargets;
import org.tidings.store.archive.ArchiveTargets;
import org.tidings.token.TokenTargets;
import org.tidings.wire.client.ClientTargets;
import org.tidings.wire.copy.CopyTargets;
import org.tidings.wire.dav.DavTargets;
import org.tidings.wire.http.HttpTargets;

/// All targets.
final class Targets {
    private Targets() {}

    /// Those that are a function of their input.
    static List<Target> pure() {
        return Stream.of(
                        HttpTargets.all(),
                        DavTargets.all(),
                        ChannelTargets.all(),
                        DeliveryTargets.all(),
                        LedgerTargets.all(),
                        TokenTargets.all(),
                        AccessTargets.all(),
                        ConfigTargets.all(),
                        ClientTargets.all(),
                        CopyTargets.all(),
                        RulesTargets.all(),
                        ArchiveTargets.all())
                .flatMap(List::stream)
                .toList();
    }

    /// Those, and the edges of a running site.
    static List<Target> all() {
        return Stream.concat(pure().stream(), LiveTargets.all().stream()).toList();
    }

    static Target named(String name) {
        return all().stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no target '" + name + "'."));
    }
}
