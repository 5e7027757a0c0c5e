package org.tidings.rules;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tidings.catalogue.RseRecord;
import org.tidings.model.Rse;
import org.tidings.model.Rule;
import org.tidings.model.Verdict;

/// Which places one rule takes for one file, among those its expression allows.
///
/// @param options the best first
/// @param wanted how many places the rule is for
record Choice(List<Option> options, int wanted) {

    /// One allowed RSE.
    ///
    /// @param tier see [Prospect#tier]
    /// @param score the higher the better among equal tiers
    record Option(Rse rse, Prospect prospect, int tier, double score) {}

    private static final Comparator<Option> BEST_FIRST = Comparator.comparingInt(Option::tier)
            .thenComparing(Option::score, Comparator.reverseOrder())
            .thenComparing(Option::rse);

    /// @param promised places that other rules chose in the same breath
    static Choice of(Rule rule, RseExpression places, Outlook outlook, Set<Rse> promised) {
        Verdict before = outlook.file().verdicts().get(rule.id());
        Set<Rse> chosenBefore = before == null ? Set.of() : before.places();
        String key = Ranking.key(rule, outlook.file().did());
        List<Option> options = outlook.landscape().rses().values().stream()
                .filter(places::matches)
                .map(rse -> {
                    double weight = weight(rule, rse);
                    Prospect prospect = outlook.prospect(rse, weight, promised);
                    return new Option(
                            rse.rse(),
                            prospect,
                            prospect.tier(chosenBefore.contains(rse.rse())),
                            weight > 0 ? Ranking.score(key, rse.rse(), weight) : 0);
                })
                .sorted(BEST_FIRST)
                .toList();
        return new Choice(options, rule.copies());
    }

    private static double weight(Rule rule, RseRecord rse) {
        return rule.weight()
                .map(attribute -> Numbers.read(rse.attributes().get(attribute))
                        .map(BigDecimal::doubleValue)
                        .orElse(0.0))
                .orElse(1.0);
    }

    SortedSet<Rse> chosen() {
        return options.stream()
                .filter(option -> option.prospect.isPossible())
                .limit(wanted)
                .map(Option::rse)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// How many places there are too few.
    int shortfall() {
        return wanted - chosen().size();
    }

    /// Why there are too few, one for each RSE that would be allowed.
    List<String> obstacles() {
        return options.stream()
                .filter(option -> !option.prospect.isPossible())
                .sorted(Comparator.comparing(Option::rse))
                .map(option -> option.prospect.sentence(option.rse))
                .toList();
    }
}
