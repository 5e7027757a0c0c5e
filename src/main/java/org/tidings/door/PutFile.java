package org.tidings.door;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.model.Checksum;
import org.tidings.model.Content;
import org.tidings.model.FileId;
import org.tidings.model.StoragePath;
import org.tidings.pool.Pool;
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
    public record Announcement(
            long sizeBytes,
            List<Checksum> checksums,
            Set<Checksum.Algorithm> algorithms,
            Precondition precondition,
            Optional<Instant> modified) {
        public static final Announcement NOTHING_KNOWN =
                new Announcement(-1, List.of(), Set.of(), Precondition.NONE, Optional.empty());

        public Announcement {
            checksums = List.copyOf(checksums);
            algorithms = Set.copyOf(algorithms);
        }

        public static Announcement ofSize(long sizeBytes) {
            return new Announcement(sizeBytes, List.of(), Set.of(), Precondition.NONE, Optional.empty());
        }

        public Announcement on(Precondition condition) {
            return new Announcement(sizeBytes, checksums, algorithms, condition, modified);
        }
    }

    public PutFile(Ground ground) {
        this.ground = ground;
    }

    /// Decides whether the caller may write here, and makes ready for the bytes.
    ///
    /// @throws PoolBroken when the disk refuses for another reason than being full
    public Beginning begin(Caller caller, StoragePath path, Announcement announced) {
        return switch (Target.decide(ground, caller, path, announced.precondition())) {
            case Refusal refusal -> refusal;
            case Target.Birth birth -> receive(caller, path, announced, birth, ground.mint().keyOfNewFile());
            case Target.Overwrite over -> {
                var file = over.file();
                var key = ground.mint().keyAfter(file.id(), file.content().generation());
                yield receive(caller, path, announced, over, key);
            }
        };
    }

    private Beginning receive(
            Caller caller, StoragePath path, Announcement announced, Target target, Pool.Key first) {
        Pool.Key key = first;
        try {
            Pool pool = ground.pools().choose(announced.sizeBytes());
            for (int i = 1; ; i++) {
                try {
                    Pool.Incoming incoming = pool.receive(key, announced.sizeBytes());
                    var naming = new Naming(ground, caller, path, announced, target);
                    return new Upload(naming, new Bytes(pool, key), incoming);
                } catch (PoolBroken.Taken taken) {
                    if (i == Ground.TRIES) {
                        throw taken;
                    }
                    key = ground.mint().keyInsteadOf(key);
                }
            }
        } catch (PoolBroken.Full full) {
            ground.mint().giveBack(key);
            return new Refusal.NoSpace();
        } catch (RuntimeException broken) {
            ground.mint().giveBack(key);
            throw broken;
        }
    }
}
