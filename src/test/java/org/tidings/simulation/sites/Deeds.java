package org.tidings.simulation.sites;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tidings.model.StoragePath;
import org.tidings.simulation.Chance;
import org.tidings.simulation.sites.SimulatedSite.Stored;

/// What people and misfortune do at the sites.
final class Deeds {
    private static final List<StoragePath> PATHS = Stream.of("/data/a", "/data/b", "/data/c d", "/data/e/f", "/data/%")
            .map(StoragePath::new)
            .toList();

    private final List<SimulatedSite> sites;
    private final Chance chance;
    private final Consumer<String> story;
    private int nextBytes = 1;

    Deeds(List<SimulatedSite> sites, Chance chance, Consumer<String> story) {
        this.sites = sites;
        this.chance = chance;
        this.story = story;
    }

    /// Each file is alice's at one site; now and then bob has his own under the same name at the next site, and its
    /// copies may be deleted anywhere.
    void somebodyDoes() {
        int which = chance.below(PATHS.size());
        StoragePath path = PATHS.get(which);
        SimulatedSite home = sites.get(which % sites.size());
        int dice = chance.below(20);
        if (home.isSilent()) {
            return;
        }
        if (dice < 11) {
            put(home, path, "alice");
        } else if (dice < 12) {
            put(sites.get((which + 1) % sites.size()), path, "bob");
        } else if (dice < 16) {
            delete(home, path);
        } else if (dice < 18) {
            var to = new StoragePath("/data/renamed-" + nextBytes++);
            home.rename(path, to, "alice");
            story.accept("rename " + path + " at " + home.rse() + " to " + to.name());
        } else {
            delete(chance.oneOf(sites), path);
        }
    }

    private void put(SimulatedSite site, StoragePath path, String who) {
        story.accept("put " + path + " at " + site.rse() + " by " + who + " as " + nextBytes);
        site.put(path, nextBytes++, who);
    }

    private void delete(SimulatedSite site, StoragePath path) {
        story.accept("delete " + path + " at " + site.rse());
        site.delete(path, "alice");
    }

    /// Bytes go bad at one site at a time, and only where another has the same.
    void misfortune() {
        SimulatedSite site = chance.oneOf(sites);
        List<StoragePath> spare = site.files().entrySet().stream()
                .filter(file -> goodAt(file.getKey(), file.getValue().told()) > 1)
                .map(Map.Entry::getKey)
                .toList();
        if (!spare.isEmpty() && chance.fault(1)) {
            StoragePath path = chance.oneOf(spare);
            story.accept("bytes of " + path + " at " + site.rse() + " go bad");
            site.spoil(path, chance.oneIn(2) ? Optional.empty() : Optional.of(-1));
        }
    }

    /// How many sites hold these bytes under this name, and hold them well.
    long goodAt(StoragePath path, int bytes) {
        return sites.stream()
                .flatMap(site -> Stream.ofNullable(site.files().get(path)))
                .filter(file -> file.isGood() && file.told() == bytes)
                .count();
    }

    /// At how many sites these bytes lie under this name, as far as anybody could have told us.
    long believedAt(StoragePath path, int bytes) {
        return sites.stream()
                .filter(site -> {
                    Stored file = site.files().get(path);
                    return file != null && file.told() == bytes && (!file.known() || site.isSilent());
                })
                .count();
    }
}
