package org.tidings.store.sql;

/// What the parts of one store stand on.
record Ground(Dialect dialect, Writer writer, Lanes reads, Shown shown) {}
