package org.tidings.bench;

/// One line of the table of targets, and how it is measured.
interface Row {
    /// The word that names this row on the command line.
    String name();

    /// Measures ours and the peer and adds the figures to {@link Bench#table()}.
    void measure(Bench bench) throws Exception;
}
