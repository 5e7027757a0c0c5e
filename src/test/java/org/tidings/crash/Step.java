package org.tidings.crash;

/// One change that a client asks for.
sealed interface Step {

    /// Stores a file, new or over another one.
    ///
    /// @param seed its bytes, see [Print#bytes]
    record Put(String path, long seed, int size) implements Step {
        byte[] bytes() {
            return Print.bytes(seed, size);
        }
    }

    /// Removes a file or an empty directory.
    record Delete(String path) implements Step {}

    record MakeDirectory(String path) implements Step {}

    /// Renames a file, maybe over another one, or a directory with all below it.
    record Move(String from, String to) implements Step {}
}
