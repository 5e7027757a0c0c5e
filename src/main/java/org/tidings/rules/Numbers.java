package org.tidings.rules;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers as attributes and expressions have them.
final class Numbers {
    private static final Pattern FORM = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");

    private Numbers() {}

    /// Empty when there is no text, or it is no number.
    static Optional<BigDecimal> read(@Nullable String text) {
        return text != null && FORM.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
