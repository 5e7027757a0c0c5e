package org.tidings.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.Catalogue.Way;
import org.tidings.catalogue.Copying;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.RseRecord;
import org.tidings.catalogue.RuleRecord;
import org.tidings.model.Did;
import org.tidings.model.Rse;

/// All that can be asked of a small catalogue, to be compared with another one's.
///
/// @param at what each RSE has
/// @param due by state, some of them and all
/// @param transfers by state
/// @param condemned some of them and all
public record CatalogueSight(
        List<DidRecord> files,
        Map<Rse, List<Did>> at,
        Map<Rse, Catalogue.Holdings> holdings,
        List<RseRecord> rses,
        List<RuleRecord> rules,
        Map<Copying.State, List<List<Way>>> due,
        Map<Copying.State, Long> transfers,
        List<List<Way>> condemned) {
    private static final int ALL = 10_000;

    public static CatalogueSight of(Catalogue catalogue, List<Rse> places) {
        Map<Rse, List<Did>> at = new TreeMap<>();
        Map<Rse, Catalogue.Holdings> holdings = new TreeMap<>();
        for (Rse rse : places) {
            at.put(rse, catalogue.at(rse, Optional.empty(), ALL));
            holdings.put(rse, catalogue.holdings(rse));
        }
        Map<Copying.State, List<List<Way>>> due = new TreeMap<>();
        Map<Copying.State, Long> transfers = new TreeMap<>();
        for (Copying.State state : Copying.State.values()) {
            due.put(state, atTimes(now -> catalogue.due(state, now, 3), now -> catalogue.due(state, now, ALL)));
            transfers.put(state, catalogue.transfers(state));
        }
        return new CatalogueSight(
                catalogue.list(Optional.empty(), ALL),
                at,
                holdings,
                catalogue.rses(),
                catalogue.rules(),
                due,
                transfers,
                atTimes(now -> catalogue.condemned(now, 2), now -> catalogue.condemned(now, ALL)));
    }

    private interface Asking {
        List<Way> at(Instant now);
    }

    private static List<List<Way>> atTimes(Asking some, Asking all) {
        List<List<Way>> answers = new ArrayList<>();
        for (int seconds = 0; seconds < 3; seconds++) {
            Instant now = Facts.MODIFIED.plusSeconds(seconds).plusNanos(300);
            answers.add(some.at(now));
            answers.add(all.at(now));
        }
        answers.add(all.at(Instant.parse("9999-01-01T00:00:00Z")));
        return answers;
    }
}
