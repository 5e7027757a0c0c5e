package org.tidings.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.tidings.catalogue.Copying;
import org.tidings.catalogue.Copying.Route;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.RseRecord;
import org.tidings.model.Rse;
import org.tidings.model.TransferEvent.Mode;

/// From where a copy comes and how: each attempt another way, the best first. Pure.
///
/// Pull from every source, then push from every source, then through us. An RSE takes no part as the active side
/// when its attribute `tpc` is `none`, nor pulls when that is `push`, nor pushes when it is `pull`.
final class Routes {
    private final List<RseRecord> rses;
    private final ToIntFunction<Rse> busy;

    /// @param busy how many transfers an RSE is taking part in now
    Routes(List<RseRecord> rses, ToIntFunction<Rse> busy) {
        this.rses = rses;
        this.busy = busy;
    }

    /// The way of the next attempt; empty when there is no good copy that can be read now.
    Optional<Route> next(DidRecord record, Rse destination, Copying copying) {
        List<Route> ways = ways(record, destination);
        return ways.isEmpty() ? Optional.empty() : Optional.of(ways.get(copying.attempts() % ways.size()));
    }

    private List<Route> ways(DidRecord record, Rse destination) {
        List<RseRecord> sources = record.good()
                .filter(rse -> !rse.equals(destination))
                .flatMap(rse -> find(rse).filter(RseRecord::isReadable).stream())
                .sorted(Comparator.comparingDouble(Routes::cost)
                        .thenComparingInt(r -> busy.applyAsInt(r.rse()))
                        .thenComparing(RseRecord::rse))
                .toList();
        boolean pulls = find(destination).filter(r -> can(r, "pull")).isPresent();
        List<Route> ways = new ArrayList<>();
        if (pulls) {
            sources.forEach(source -> ways.add(new Route(source.rse(), Mode.PULL)));
        }
        sources.stream()
                .filter(source -> can(source, "push"))
                .forEach(source -> ways.add(new Route(source.rse(), Mode.PUSH)));
        sources.forEach(source -> ways.add(new Route(source.rse(), Mode.STREAM)));
        return ways;
    }

    private Optional<RseRecord> find(Rse rse) {
        return rses.stream().filter(r -> r.rse().equals(rse)).findFirst();
    }

    private static boolean can(RseRecord rse, String role) {
        String tpc = rse.attributes().getOrDefault("tpc", "both");
        return tpc.equals("both") || tpc.equals(role);
    }

    private static double cost(RseRecord rse) {
        try {
            return Double.parseDouble(rse.attributes().getOrDefault("cost", "0"));
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }
}
