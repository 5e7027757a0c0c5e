package org.tidings.wire.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;

/// Swagger UI, as it lies in its own jar (WebJars).
final class SwaggerUi {
    static final String SCRIPT = "swagger-ui-bundle.js";
    static final String STYLE = "swagger-ui.css";
    static final String ICON = "favicon-32x32.png";

    private static final Set<String> PARTS = Set.of(SCRIPT, STYLE, ICON);
    private static final Part PROPERTIES = new Part("/META-INF/maven/org.webjars/swagger-ui/pom.properties");

    private SwaggerUi() {}

    static boolean has(String name) {
        return PARTS.contains(name);
    }

    static Part part(String name) {
        return new Part("/META-INF/resources/webjars/swagger-ui/" + version() + "/" + name);
    }

    private static String version() {
        var properties = new Properties();
        try (InputStream in = PROPERTIES.open()) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
