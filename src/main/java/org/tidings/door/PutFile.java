package org.tidings.door;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.model.Checksum;
import org.tidings.model.Content;
import org.tidings.model.FileId;
import org.tidings.model.StoragePath;
import org.tidings.pool.PoolBroken;

/// Stores a file: a new one, or new bytes for one that is there.
///
/// `begin` decides and opens a pool; the [Upload] takes the bytes; its `finish` gives them their name.
public final class PutFile {
    private final Ground ground;

    /// Whether bytes may come.
    public sealed interface Beginning permits Upload, Refusal {}

    /// What became of them.
    public sealed interface Outcome permits Stored, Replaced, Refusal {}

    /// The file is new, and durable.
    public record Stored(FileId id, Content content) implements Outcome {}

    /// The file was there, and durably holds the new bytes.
    public record Replaced(FileId id, Content content) implements Outcome {}

    /// What is known of the bytes before they come.
    ///
    /// @param sizeBytes as announced, or -1
    /// @param checksums the bytes must have
    /// @param algorithms to compute beside adler32 and those of `checksums`
    /// @param precondition on what is there now
    /// @param modified the modification time the owner gives; the time of the upload if empty
    /// @param xattrs extended attributes the file gets with these bytes, beside those it has
    public record Announcement(
            long sizeBytes,
            List<Checksum> checksums,
            Set<Checksum.Algorithm> algorithms,
            Precondition precondition,
            Optional<Instant> modified,
            Map<String, String> xattrs) {
        public static final Announcement NOTHING_KNOWN =
                new Announcement(-1, List.of(), Set.of(), Precondition.NONE, Optional.empty(), Map.of());

        public Announcement {
            checksums = List.copyOf(checksums);
            algorithms = Set.copyOf(algorithms);
            xattrs = Map.copyOf(xattrs);
        }

        public static Announcement ofSize(long sizeBytes) {
            return new Announcement(sizeBytes, List.of(), Set.of(), Precondition.NONE, Optional.empty(), Map.of());
        }

        public Announcement on(Precondition condition) {
            return new Announcement(sizeBytes, checksums, algorithms, condition, modified, xattrs);
        }

        public Announcement withXattrs(Map<String, String> wanted) {
            return new Announcement(sizeBytes, checksums, algorithms, precondition, modified, wanted);
        }
    }

    /// Who wants to write what, where.
    record Asked(Caller caller, StoragePath path, Announcement announced) {
        /// How many bytes the file may have at most.
        long mostBytes() {
            return caller.principal().restriction().mostUploaded();
        }
    }

    public PutFile(Ground ground) {
        this.ground = ground;
    }

    /// Why the caller may not write here now, if so; nothing is made ready. It is decided again when bytes come.
    ///
    /// @throws PoolBroken when no disk works
    public Optional<Refusal> refusal(Caller caller, StoragePath path, Announcement announced) {
        Target target = Target.decide(ground, new Asked(caller, path, announced));
        if (target instanceof Refusal refusal) {
            return Optional.of(refusal);
        }
        try {
            ground.pools().choose(announced.sizeBytes());
            return Optional.empty();
        } catch (PoolBroken.Full full) {
            return Optional.of(new Refusal.NoSpace());
        }
    }

    /// Decides whether the caller may write here, and makes ready for the bytes.
    ///
    /// @throws PoolBroken when the disk refuses for another reason than being full
    public Beginning begin(Caller caller, StoragePath path, Announcement announced) {
        Asked asked = new Asked(caller, path, announced);
        long sizeBytes = announced.sizeBytes();
        Target target = Target.decide(ground, asked);
        if (!(target instanceof Refusal) && sizeBytes > asked.mostBytes()) {
            return new Refusal.TooLarge(asked.mostBytes());
        }
        try {
            return switch (target) {
                case Refusal refusal -> refusal;
                case Target.Birth birth -> new Upload(ground, asked, birth, Room.forNewFile(ground, sizeBytes));
                case Target.Overwrite over ->
                    new Upload(ground, asked, over, Room.forOverwrite(ground, over.file(), sizeBytes));
            };
        } catch (PoolBroken.Full full) {
            return new Refusal.NoSpace();
        }
    }
}
