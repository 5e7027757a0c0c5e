package org.tidings.config;

import java.nio.file.Path;
import java.util.List;

/// A configuration that cannot be used, with a sentence for each thing wrong in it.
public final class ConfigWrong extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> sentences;

    public ConfigWrong(List<String> sentences) {
        super(String.join("\n", sentences));
        this.sentences = List.copyOf(sentences);
    }

    /// The same, saying where.
    ConfigWrong in(Path file) {
        return new ConfigWrong(
                sentences.stream().map(sentence -> file + ": " + sentence).toList());
    }

    /// All that is wrong, in the order of the file; at least one.
    public List<String> sentences() {
        return sentences;
    }
}
