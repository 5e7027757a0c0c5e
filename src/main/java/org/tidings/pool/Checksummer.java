package org.tidings.pool;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.Adler32;
import java.util.zip.CRC32C;
import org.tidings.model.Checksum;
import org.tidings.model.Checksum.Algorithm;

/// Computes several checksums of one stream of bytes at once. Adler32 is always among them.
public final class Checksummer {
    private static final HexFormat HEX = HexFormat.of();

    private final List<Running> running = new ArrayList<>();

    /// @param wanted beside adler32
    public Checksummer(Set<Algorithm> wanted) {
        Set<Algorithm> all = EnumSet.of(Algorithm.ADLER32);
        all.addAll(wanted);
        all.forEach(algorithm -> running.add(start(algorithm)));
    }

    /// Takes the buffer's remaining bytes in and leaves its position as it was.
    public void update(ByteBuffer bytes) {
        for (Running each : running) {
            each.update(bytes.duplicate());
        }
    }

    /// The checksums of everything taken in, in the order of [Algorithm]; ends the computation.
    public List<Checksum> finish() {
        return running.stream().map(Running::finish).toList();
    }

    private static Running start(Algorithm algorithm) {
        return switch (algorithm) {
            case ADLER32 -> new Sum(algorithm, new Adler32());
            case CRC32C -> new Sum(algorithm, new CRC32C());
            case MD5 -> digest(algorithm, "MD5");
            case SHA_1 -> digest(algorithm, "SHA-1");
            case SHA_256 -> digest(algorithm, "SHA-256");
            case SHA_512 -> digest(algorithm, "SHA-512");
        };
    }

    private static Running digest(Algorithm algorithm, String javaName) {
        try {
            return new Digest(algorithm, MessageDigest.getInstance(javaName));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + javaName, e);
        }
    }

    private sealed interface Running {
        void update(ByteBuffer bytes);

        Checksum finish();
    }

    private record Sum(Algorithm algorithm, java.util.zip.Checksum sum) implements Running {
        @Override
        public void update(ByteBuffer bytes) {
            sum.update(bytes);
        }

        @Override
        public Checksum finish() {
            return new Checksum(algorithm, HEX.toHexDigits((int) sum.getValue()));
        }
    }

    private record Digest(Algorithm algorithm, MessageDigest digest) implements Running {
        @Override
        public void update(ByteBuffer bytes) {
            digest.update(bytes);
        }

        @Override
        public Checksum finish() {
            return new Checksum(algorithm, HEX.formatHex(digest.digest()));
        }
    }
}
