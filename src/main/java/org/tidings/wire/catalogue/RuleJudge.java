package org.tidings.wire.catalogue;

import java.util.List;
import org.tidings.model.Rule;

/// Whoever understands what rules say.
@FunctionalInterface
public interface RuleJudge {

    /// Everything that makes it no rule to be added, each as a sentence; empty for a good one.
    List<String> problems(Rule rule);
}
