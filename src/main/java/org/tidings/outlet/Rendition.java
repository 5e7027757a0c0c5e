package org.tidings.outlet;

import java.util.List;
import org.tidings.ledger.Line;

/// How a line of the log is told. Pure: the same letters for the same line, whenever it is asked.
@FunctionalInterface
public interface Rendition {
    /// None, if it does not tell such lines; their marks are of this line, with parts from 0.
    List<Letter> of(Line line);
}
