package org.tidings.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// The one site that all journeys share which do no harm to it: started for the first, stopped after the last.
final class SharedSite implements ParameterResolver {
    private static final ExtensionContext.Namespace PLACE = ExtensionContext.Namespace.create(SharedSite.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Site.class;
    }

    @Override
    public Site resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(PLACE)
                .computeIfAbsent(Opened.class, _ -> Opened.open(), Opened.class)
                .site();
    }

    /// The site, with the scratch directory its data lies in.
    record Opened(Site site, Path scratch) implements AutoCloseable {
        static Opened open() {
            try {
                Path scratch = Files.createTempDirectory("tidings-journeys");
                return new Opened(Site.demo(scratch.resolve("data")), scratch);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// @throws AssertionError when the site broke down on anything it was given
        @Override
        public void close() {
            site.close();
            Scratch.remove(scratch);
            if (site.log().contains("\n\tat ")) {
                throw new AssertionError("the shared site logged a stack trace:\n" + site.log());
            }
        }
    }
}
