package org.tidings.namespace;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.tidings.model.Content;
import org.tidings.model.FileId;
import org.tidings.model.Loss;
import org.tidings.model.Mode;
import org.tidings.model.Owner;
import org.tidings.model.Place;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;

/// A file or directory as it is now.
public sealed interface Entry {

    FileId id();

    /// The containing directory; the root's is itself.
    FileId parent();

    /// The name in [#parent]; empty for the root.
    String name();

    Attributes attributes();

    /// This entry as the subject of an event, seen at this path.
    default Subject subjectAt(StoragePath path) {
        var kind = this instanceof Directory ? Subject.Kind.DIRECTORY : Subject.Kind.FILE;
        var a = attributes();
        return new Subject(kind, id(), new Place(parent(), path), a.owner(), a.mode(), a.labels());
    }

    /// What both kinds have beside their place.
    ///
    /// @param modified of the content (a directory: of its list of names), may be set by the owner
    /// @param changed the last commit that touched the entry itself; rises strictly
    /// @param xattrs extended attributes, text by name
    record Attributes(Owner owner, Mode mode, Instant created, Instant modified, Instant changed, Extras extras) {

        public Map<String, String> xattrs() {
            return extras.xattrs();
        }

        public SortedSet<String> labels() {
            return extras.labels();
        }
    }

    /// What people attached.
    record Extras(Map<String, String> xattrs, SortedSet<String> labels) {
        public static final Extras NONE = new Extras(Map.of(), java.util.Collections.emptySortedSet());
    }

    /// A file, always complete.
    ///
    /// @param lost why its bytes cannot be had here; empty when they can, as far as anybody knows
    record File(FileId id, FileId parent, String name, Attributes attributes, Content content, Optional<Loss> lost)
            implements Entry {

        /// One whose bytes are here.
        public File(FileId id, FileId parent, String name, Attributes attributes, Content content) {
            this(id, parent, name, attributes, content, Optional.empty());
        }

        public File with(Attributes changed) {
            return new File(id, parent, name, changed, content, lost);
        }

        /// The same file where its bytes are lost, or found again. Nobody changed it: its attributes stay.
        public File with(Optional<Loss> newLoss) {
            return new File(id, parent, name, attributes, content, newLoss);
        }

        /// The same file under another name.
        public File at(Place place, Attributes changed) {
            return new File(id, place.parent(), place.name(), changed, content, lost);
        }
    }

    /// A directory.
    record Directory(FileId id, FileId parent, String name, Attributes attributes) implements Entry {}
}
