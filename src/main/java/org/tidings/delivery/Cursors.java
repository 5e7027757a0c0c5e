package org.tidings.delivery;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.tidings.ledger.EventLog.Epoch;
import org.tidings.model.Offset;

/// Makes cursors of offsets and back: opaque places in the log, so that nobody can count by them what others
/// do.
///
/// A cursor is one AES block (epoch, salt, offset) in base64url without padding: 22 characters. An event's
/// own cursor has salt 0, so that the same event always has the same id; a cursor that only says "so far"
/// has a random salt, so that two of them do not even show whether anything happened in between.
public final class Cursors {
    /// Characters of a cursor.
    public static final int LENGTH = 22;

    private static final int BLOCK = 16;
    private final byte[] key;
    private final Epoch epoch;
    private final int epochTag;
    private final Cipher sealing;
    private final Cipher opening;
    private final byte[] plain = new byte[BLOCK];
    private final byte[] sealed = new byte[BLOCK];

    /// @param key 16 secret bytes of the site
    /// @param epoch of the log: a cursor of another one is not understood
    public Cursors(byte[] key, Epoch epoch) {
        if (key.length != BLOCK) {
            throw new IllegalArgumentException("the key of cursors is " + BLOCK + " bytes long");
        }
        this.key = key.clone();
        this.epoch = epoch;
        this.epochTag = Integer.parseUnsignedInt(epoch.value(), 16);
        this.sealing = cipher(Cipher.ENCRYPT_MODE);
        this.opening = cipher(Cipher.DECRYPT_MODE);
    }

    /// The same cursors for another thread that makes many.
    public Cursors twin() {
        return new Cursors(key, epoch);
    }

    /// The cursor of the event at this offset.
    public String of(Offset offset) {
        return new String(bytesOf(offset.value(), 0), java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /// A cursor of this place that looks like no other.
    public String salted(Offset offset, RandomGenerator random) {
        return new String(bytesOf(offset.value(), random.nextInt()), java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /// The place a cursor means; empty for one that was not made by this key for this epoch.
    public Optional<Offset> offset(String cursor) {
        byte[] block;
        try {
            block = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        return block.length == BLOCK ? opened(block) : Optional.empty();
    }

    synchronized byte[] bytesOf(long offset, int salt) {
        ByteBuffer.wrap(plain).putInt(epochTag).putInt(salt).putLong(offset);
        try {
            sealing.update(plain, 0, BLOCK, sealed, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES takes a block", e);
        }
        return Base64.getUrlEncoder().withoutPadding().encode(sealed);
    }

    private synchronized Optional<Offset> opened(byte[] block) {
        ByteBuffer text = ByteBuffer.wrap(opening.update(block));
        boolean ours = text.getInt() == epochTag;
        text.getInt();
        long offset = text.getLong();
        return ours && offset >= 0 ? Optional.of(new Offset(offset)) : Optional.empty();
    }

    /// ECB is right here and only here: there is exactly one block, and no two offsets share a plain text.
    @SuppressWarnings("InsecureCryptoUsage")
    private Cipher cipher(int mode) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES", e);
        }
    }
}
