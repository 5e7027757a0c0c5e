package org.tidings.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.tidings.model.Rse;
import org.tidings.model.Verdict;
import org.tidings.model.Verdict.State;

/// What a rule makes of a file, said in words that stay the same while nothing changes.
final class Reasons {
    private static final int MOST = 3;
    private static final int LONGEST = 500;

    private Reasons() {}

    static Verdict verdict(ParsedRule rule, Choice choice, Supply supply) {
        SortedSet<Rse> places = choice.chosen();
        List<String> reasons = new ArrayList<>();
        if (choice.shortfall() > 0) {
            reasons.add(shortfall(rule, choice));
        }
        places.stream()
                .map(supply::at)
                .filter(standing -> standing.state() == State.STUCK)
                .map(Supply.Standing::reason)
                .forEach(reasons::add);
        if (!reasons.isEmpty()) {
            return new Verdict(State.STUCK, places, joined(reasons));
        }
        boolean coming = places.stream().anyMatch(place -> supply.at(place).state() == State.REPLICATING);
        return new Verdict(coming ? State.REPLICATING : State.OK, places, "");
    }

    private static String shortfall(ParsedRule rule, Choice choice) {
        List<String> obstacles = choice.obstacles();
        String why = obstacles.isEmpty()
                ? choice.options().size() + " RSEs are " + rule.rule().expression()
                : String.join(", ", obstacles.subList(0, Math.min(MOST, obstacles.size())));
        return "only " + choice.chosen().size() + " of " + choice.wanted() + " copies have a place, because " + why
                + "; it goes on once an RSE or the rule changes";
    }

    private static String joined(List<String> reasons) {
        String text = String.join(". ", reasons.subList(0, Math.min(MOST, reasons.size()))) + ".";
        String sentence = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST - 1) + "…";
    }
}
