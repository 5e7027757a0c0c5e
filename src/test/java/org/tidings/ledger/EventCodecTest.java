package org.tidings.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.model.EventType;
import org.tidings.model.Origin;
import org.tidings.model.StorageEvent;

class EventCodecTest {
    private static final Origin ORIGIN = Origin.ofClient("site", Optional.of("alice"), "192.0.2.7", "webdav");
    private final EventCodec codec = new EventCodec(uid -> Optional.of("user" + uid));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatIsDecodedIsWhatWasEncoded(long seed) {
        for (StorageEvent event : new RandomEvents(seed).oneOfEach()) {
            assertThat(codec.decode(event.type(), codec.encode(event, ORIGIN))).isEqualTo(event);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "{}", "[]", "{\"file\":{\"id\":7}}", "null"})
    void whatIsNoEventIsRefusedInOneWay(String data) {
        for (EventType type : EventType.values()) {
            assertThatThrownBy(() -> codec.decode(type, data.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void everyTypeHasAnEvent() {
        var seen =
                new RandomEvents(1).oneOfEach().stream().map(StorageEvent::type).collect(Collectors.toSet());
        assertThat(seen).containsExactlyInAnyOrderElementsOf(Arrays.asList(EventType.values()));
    }

    @Test
    void theWireFormIsOneLineAndDoesNotTellTheClientsAddress() {
        for (StorageEvent event : new RandomEvents(7).oneOfEach()) {
            String text = new String(codec.encode(event, ORIGIN), StandardCharsets.UTF_8);
            assertThat(text).doesNotContain("\n", "\r", "192.0.2.7").contains("\"user\":\"alice\"");
        }
    }
}
