package org.tidings.wire.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tidings.ledger.EventCodec;
import org.tidings.ledger.Line;
import org.tidings.model.Origin;
import org.tidings.model.Owner;
import org.tidings.model.Recorded;
import org.tidings.outlet.Letter;
import org.tidings.outlet.Mark;
import org.tidings.outlet.Rendition;

/// The log as dCache's billing stream: for bytes that were moved a `transfer` of the pool and a `request` of the door,
/// for a file that was deleted a `remove` of the door; after the fact, once each, and keyed by the file's id.
public final class BillingLetters implements Rendition {
    private final EventCodec codec;
    private final Function<String, Optional<Owner>> people;
    private final BillingForm form;

    /// @param site its name
    /// @param people the numbers of a user by name
    public BillingLetters(String site, EventCodec codec, Function<String, Optional<Owner>> people) {
        this.codec = codec;
        this.people = people;
        this.form = new BillingForm(site);
    }

    @Override
    public List<Letter> of(Line line) {
        Recorded recorded = line.decoded(codec);
        return BillingDeed.of(recorded.event())
                .map(deed -> letters(line, bodies(deed, about(recorded))))
                .orElse(List.of());
    }

    private BillingForm.Circumstances about(Recorded recorded) {
        Origin origin = recorded.origin();
        return new BillingForm.Circumstances(
                recorded.at(),
                origin,
                origin.user().flatMap(people),
                Long.toString(recorded.offset().value(), Character.MAX_RADIX));
    }

    private List<byte[]> bodies(BillingDeed deed, BillingForm.Circumstances about) {
        return switch (deed) {
            case BillingDeed.Moved moved -> List.of(form.transfer(moved, about), form.request(moved, about));
            case BillingDeed.Removed removed -> List.of(form.remove(removed, about));
        };
    }

    private static List<Letter> letters(Line line, List<byte[]> bodies) {
        List<Letter> letters = new ArrayList<>();
        for (byte[] body : bodies) {
            var mark = new Mark(line.offset(), letters.size());
            letters.add(new Letter(mark, line.at(), line.heading().subject().hex(), Map.of(), body));
        }
        return letters;
    }
}
