package org.tidings.outlet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// An outlet of some partitions, of which anything may go wrong that may go wrong with a broker: letters arrive and
/// that
/// is not said, or do not arrive, or only those of some partitions do; there is no room; it breaks at any moment.
///
/// What arrived stays: it is the same for every outlet made over the same partitions.
final class FrailOutlet implements Outlet {
    static final int PARTITIONS = 3;

    private final List<List<Letter>> arrived;
    private final List<Deque<Letter>> underWay = new ArrayList<>();
    private final Random random;
    private final boolean forgets;
    private boolean open;

    /// @param arrived by partition, to be added to
    /// @param forgets whether it does not know what it holds: the mutant
    FrailOutlet(List<List<Letter>> arrived, Random random, boolean forgets) {
        this.arrived = arrived;
        this.random = random;
        this.forgets = forgets;
        for (int i = 0; i < PARTITIONS; i++) {
            underWay.add(new ArrayDeque<>());
        }
    }

    static List<List<Letter>> nothing() {
        List<List<Letter>> partitions = new ArrayList<>();
        for (int i = 0; i < PARTITIONS; i++) {
            partitions.add(new ArrayList<>());
        }
        return partitions;
    }

    private static int partition(Letter letter) {
        return Math.floorMod(letter.key().hashCode(), PARTITIONS);
    }

    @Override
    public Stock open() throws OutletBroken {
        close();
        if (random.nextInt(4) == 0) {
            throw new OutletBroken("it does not open");
        }
        open = true;
        Map<Integer, Mark> last = new HashMap<>();
        for (int i = 0; i < PARTITIONS && !forgets; i++) {
            if (!arrived.get(i).isEmpty()) {
                last.put(i, arrived.get(i).getLast().mark());
            }
        }
        return letter -> Optional.ofNullable(last.get(partition(letter)))
                .filter(mark -> mark.compareTo(letter.mark()) >= 0)
                .isPresent();
    }

    @Override
    public boolean take(Letter letter) throws OutletBroken {
        breakNowAndThen();
        if (random.nextInt(5) == 0) {
            return false;
        }
        underWay.get(partition(letter)).add(letter);
        return true;
    }

    @Override
    public boolean settle(Duration atMost) throws OutletBroken {
        arriveSome();
        breakNowAndThen();
        return underWay.stream().allMatch(Deque::isEmpty);
    }

    private void breakNowAndThen() throws OutletBroken {
        if (!open || random.nextInt(20) == 0) {
            throw new OutletBroken("it broke");
        }
    }

    /// In each partition a beginning of what is under way.
    private void arriveSome() {
        for (int i = 0; i < PARTITIONS; i++) {
            for (int count = random.nextInt(8); count > 0 && !underWay.get(i).isEmpty(); count--) {
                arrived.get(i).add(underWay.get(i).remove());
            }
        }
    }

    @Override
    public void close() {
        if (open) {
            arriveSome();
        }
        underWay.forEach(Deque::clear);
        open = false;
    }
}
