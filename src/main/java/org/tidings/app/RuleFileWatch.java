package org.tidings.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.catalogue.Catalogue;
import org.tidings.ledger.Commit;
import org.tidings.ledger.Ledger;
import org.tidings.ledger.Worker;
import org.tidings.model.Origin;
import org.tidings.model.RuleEvent;
import org.tidings.rules.RuleChanges;
import org.tidings.rules.RuleFile;

/// Reads the file of rules when it changes, and has the rules that stand follow it. One that is wrong changes nothing,
/// and is complained about in the log.
final class RuleFileWatch implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(RuleFileWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Path file;
    private final Catalogue catalogue;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Origin origin;
    private Optional<FileTime> read = Optional.empty();

    RuleFileWatch(Path file, Catalogue catalogue, Ledger ledger, InstantSource clock, Origin origin) {
        this.file = file;
        this.catalogue = catalogue;
        this.ledger = ledger;
        this.clock = clock;
        this.origin = origin;
    }

    @Override
    public String name() {
        return "rule file";
    }

    @Override
    public Duration patience() {
        return BETWEEN_LOOKS;
    }

    /// @throws CannotStart when the file cannot be read or is wrong
    void readFirst() {
        List<String> problems = take();
        if (!problems.isEmpty()) {
            throw new CannotStart(file + ": " + String.join(" ", problems));
        }
    }

    @Override
    public boolean step() {
        if (!changed().equals(read)) {
            take().forEach(problem -> LOG.warn("{}: {} The rules stay as they were.", file, problem));
        }
        return false;
    }

    private Optional<FileTime> changed() {
        try {
            return Optional.of(Files.getLastModifiedTime(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// @return what is wrong; nothing when the rules are those of the file now
    private List<String> take() {
        read = changed();
        RuleFile rules;
        try {
            rules = RuleFile.read(Files.readString(file));
        } catch (IOException e) {
            return List.of("It cannot be read: " + Sentences.of(e) + ".");
        }
        if (rules.problems().isEmpty()) {
            List<RuleEvent> changes = RuleChanges.between(rules.rules(), catalogue.rules(), clock.instant());
            if (!changes.isEmpty()) {
                ledger.commit(Commit.of(origin, changes));
            }
        }
        return rules.problems();
    }
}
