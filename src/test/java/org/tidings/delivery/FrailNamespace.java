package org.tidings.delivery;

import java.util.List;
import java.util.Optional;
import org.tidings.ledger.LedgerBroken;
import org.tidings.model.FileId;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Namespace;

/// A namespace whose store stops answering when told to.
final class FrailNamespace implements Namespace {
    private final Namespace sound;
    private int answersLeft = Integer.MAX_VALUE;

    FrailNamespace(Namespace sound) {
        this.sound = sound;
    }

    /// Gives so many more answers, and then none.
    void breakAfter(int answers) {
        answersLeft = answers;
    }

    /// Answers again.
    ///
    /// @return whether it had stopped
    boolean heal() {
        boolean broken = answersLeft == 0;
        answersLeft = Integer.MAX_VALUE;
        return broken;
    }

    private Namespace answering() {
        if (answersLeft == 0) {
            throw new LedgerBroken("The store does not answer, as told.");
        }
        answersLeft--;
        return sound;
    }

    @Override
    public Optional<Entry> find(FileId id) {
        return answering().find(id);
    }

    @Override
    public Optional<Entry> child(FileId directory, String name) {
        return answering().child(directory, name);
    }

    @Override
    public List<Entry> list(FileId directory, String afterName, int limit) {
        return answering().list(directory, afterName, limit);
    }

    @Override
    public Optional<Entry.Directory> deletedDirectory(FileId id) {
        return answering().deletedDirectory(id);
    }

    @Override
    public Optional<String> labelAfter(String text) {
        return answering().labelAfter(text);
    }

    @Override
    public List<FileId> labelled(String label, Optional<FileId> after, int limit) {
        return answering().labelled(label, after, limit);
    }

    @Override
    public Usage usage() {
        return answering().usage();
    }

    @Override
    public Snapshot snapshot() {
        return answering().snapshot();
    }
}
