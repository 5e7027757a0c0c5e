package org.tidings.wire.catalogue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.RseRecord;
import org.tidings.model.Did;
import org.tidings.model.Rse;

/// Where a file is best read now: at the lowest attribute `cost` (0 where there is none), where the fewest readers
/// were sent to lately, and then always at the same place for the same file (rendezvous hashing).
final class ReplicaRanking {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
    private final Catalogue catalogue;
    private final ReplicaUrls urls;
    private final Redirects redirects;

    ReplicaRanking(Catalogue catalogue, ReplicaUrls urls, Redirects redirects) {
        this.catalogue = catalogue;
        this.urls = urls;
        this.redirects = redirects;
    }

    /// A replica that can be read.
    record Source(RseRecord rse, URI url) {}

    /// All that can be read, the best first.
    List<Source> ranked(DidRecord file) {
        Map<Rse, RseRecord> known =
                catalogue.rses().stream().collect(Collectors.toMap(RseRecord::rse, Function.identity()));
        return file.good()
                .flatMap(rse -> Optional.ofNullable(known.get(rse)).stream())
                .filter(RseRecord::isReadable)
                .flatMap(rse -> source(file, rse).stream())
                .sorted(bestFirst(file.did()))
                .toList();
    }

    private Optional<Source> source(DidRecord file, RseRecord rse) {
        return Optional.ofNullable(file.replicas().get(rse.rse()))
                .flatMap(replica -> urls.of(rse.rse(), replica.holding().path()))
                .map(url -> new Source(rse, url));
    }

    /// Counts are asked for once, so that an order stays one while others are sent.
    private Comparator<Source> bestFirst(Did did) {
        Map<Rse, Integer> lately = new HashMap<>();
        return Comparator.<Source>comparingDouble(source -> cost(source.rse()))
                .thenComparing(source -> lately.computeIfAbsent(source.rse().rse(), redirects::lately))
                .thenComparing(source -> rank(did, source.rse().rse()));
    }

    private static double cost(RseRecord rse) {
        String text = rse.attributes().getOrDefault("cost", "0");
        return NUMBER.matcher(text).matches() ? Double.parseDouble(text) : 0;
    }

    private static UUID rank(Did did, Rse rse) {
        return UUID.nameUUIDFromBytes((rse.name() + "\n" + did.text()).getBytes(StandardCharsets.UTF_8));
    }
}
