package org.tidings.app;

/// What somebody tries with a token, in a directory with a file in it.
enum Deed {
    READ,
    LIST,
    STAT,
    CREATE,
    OVERWRITE,
    MAKE_DIRECTORY,
    RENAME,
    DELETE,
    STAGE,
    POLL,
    HEAR
}
