package org.tidings.token;

import com.github.nitram509.jmacaroons.Macaroon;
import java.util.List;
import java.util.Optional;

/// A macaroon as its holder has it: what it says, and how to narrow it. Whether it is good, only its site knows.
public final class MacaroonText {
    private final Macaroon macaroon;

    private MacaroonText(Macaroon macaroon) {
        this.macaroon = macaroon;
    }

    /// Empty when the text is no macaroon.
    public static Optional<MacaroonText> read(String text) {
        return Macaroons.read(text).map(MacaroonText::new);
    }

    /// Its caveats, lines `key:value`, the oldest first.
    public List<String> caveats() {
        return Lines.of(macaroon);
    }

    /// The same with more caveats, to give away in its place.
    ///
    /// @throws IllegalArgumentException with a sentence, when one of them would make it no good
    public String narrowedBy(List<String> caveats) {
        Caveats all = Caveats.of(Lines.of(macaroon));
        var builder = Macaroon.builder(macaroon);
        for (String line : caveats) {
            all = all.and(line);
            builder.addCaveat(line);
        }
        return builder.build().serialize();
    }
}
