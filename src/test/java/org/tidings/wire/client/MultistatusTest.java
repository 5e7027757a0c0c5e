package org.tidings.wire.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidings.model.StoragePath;

class MultistatusTest {
    private static final String LISTING = """
        <?xml version="1.0" encoding="utf-8"?>
        <D:multistatus xmlns:D="DAV:" xmlns:t="urn:other">
         <D:response><D:href>/data/</D:href><D:propstat><D:prop>
          <D:resourcetype><D:collection/></D:resourcetype></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat>
         </D:response>
         <D:response><D:href>http://host:1/data/a%20%C3%A4</D:href>
          <D:propstat><D:prop><D:resourcetype/><D:getcontentlength>12</D:getcontentlength>
           <D:getlastmodified>Sun, 22 Nov 2026 17:00:00 GMT</D:getlastmodified><t:owner>alice</t:owner></D:prop>
           <D:status>HTTP/1.1 200 OK</D:status></D:propstat>
          <D:propstat><D:prop><t:secret>no</t:secret></D:prop><D:status>HTTP/1.1 404 Not Found</D:status></D:propstat>
         </D:response>
        </D:multistatus>
        """;

    @Test
    void entriesAreReadWithTheirProperties() {
        List<RemoteEntry> entries = new ArrayList<>();
        Multistatus.read(stream(LISTING), entries::add);
        assertThat(entries).hasSize(2);
        assertThat(entries.getFirst().directory()).isTrue();
        RemoteEntry file = entries.getLast();
        assertThat(file.path()).isEqualTo(new StoragePath("/data/a ä"));
        assertThat(file.sizeBytes()).isEqualTo(12);
        assertThat(file.modified()).isEqualTo(Optional.of(Instant.parse("2026-11-22T17:00:00Z")));
        assertThat(file.properties()).containsEntry("owner", "alice").doesNotContainKey("secret");
    }

    @Test
    void aListingThatBreaksOffIsNoListing() {
        assertThatThrownBy(() -> Multistatus.read(stream(LISTING.substring(0, 500)), entry -> {}))
                .isInstanceOf(Unreachable.class);
    }

    @Test
    void encodedPathsComeBackAsTheyWere() {
        var path = new StoragePath("/data/100% a+b?#ä 😀");
        assertThat(PathCoding.ofHref(PathCoding.encoded(path))).isEqualTo(path);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
