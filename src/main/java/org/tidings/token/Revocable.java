package org.tidings.token;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.tidings.access.Activity;
import org.tidings.access.Principal;
import org.tidings.model.StoragePath;

/// What a token leaves until it ends, or is revoked.
///
/// @param less what it leaves
/// @param revoked asked each time
record Revocable(Principal.Restriction less, BooleanSupplier revoked) implements Principal.Restriction {

    @Override
    public boolean leaves(Activity activity, StoragePath path) {
        return less.leaves(activity, path);
    }

    @Override
    public boolean leavesFile(Activity activity, StoragePath path) {
        return less.leavesFile(activity, path);
    }

    @Override
    public Instant until() {
        return revoked.getAsBoolean() ? Instant.MIN : less.until();
    }

    @Override
    public StoragePath root() {
        return less.root();
    }

    @Override
    public long mostUploaded() {
        return less.mostUploaded();
    }

    @Override
    public Principal.Restriction endless() {
        return less.endless();
    }
}
