package org.tidings.catalogue;

import org.tidings.model.Did;
import org.tidings.model.StoragePath;

/// Which DID a path of a site is, and the other way round: the first name is the scope, the rest the name.
///
/// A file in the root directory itself has the scope `.`, which no directory is called.
public final class Naming {
    private static final String ROOT_SCOPE = ".";

    private Naming() {}

    public static Did didOf(StoragePath path) {
        String text = path.text();
        int slash = text.indexOf('/', 1);
        return slash < 0
                ? new Did(ROOT_SCOPE, text.substring(1))
                : new Did(scope(text.substring(1, slash)), text.substring(slash + 1));
    }

    /// A colon would end the scope too early.
    private static String scope(String name) {
        return name.replace(":", "%3A");
    }

    public static StoragePath pathOf(Did did) {
        return new StoragePath(
                did.scope().equals(ROOT_SCOPE)
                        ? "/" + did.name()
                        : "/" + did.scope().replace("%3A", ":") + "/" + did.name());
    }
}
