package org.tidings.ledger;

import java.time.Duration;
import org.tidings.model.ChannelEvent;
import org.tidings.model.ChannelEvent.ChannelClosed;
import org.tidings.model.ChannelEvent.ChannelOpened;
import org.tidings.model.ChannelEvent.ChannelTimeoutChanged;
import org.tidings.model.ChannelEvent.Subscribed;
import org.tidings.model.ChannelEvent.Unsubscribed;
import org.tidings.model.ChannelId;
import org.tidings.model.Subscription;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// Events of channels in their wire form:
/// `{"channel":{"id","owner","clientId","baseUrl","timeout"},"subscription":{"kind","id","selector"}}`.
final class ChannelCodec {
    private ChannelCodec() {}

    static void write(JsonGenerator json, ChannelEvent event) {
        json.writeName("channel");
        json.writeStartObject();
        json.writeStringProperty("id", event.channel().text());
        json.writeNumberProperty("owner", event.ownerUid());
        switch (event) {
            case ChannelOpened e -> {
                json.writeStringProperty("clientId", e.clientId());
                json.writeStringProperty("baseUrl", e.baseUrl());
                json.writeStringProperty("timeout", e.timeout().toString());
                json.writeEndObject();
            }
            case ChannelTimeoutChanged e -> {
                json.writeStringProperty("timeout", e.timeout().toString());
                json.writeEndObject();
            }
            case ChannelClosed e -> json.writeEndObject();
            case Subscribed e -> {
                json.writeEndObject();
                write(json, e.subscription());
            }
            case Unsubscribed e -> {
                json.writeEndObject();
                write(json, e.subscription());
            }
        }
    }

    private static void write(JsonGenerator json, Subscription subscription) {
        json.writeName("subscription");
        json.writeStartObject();
        json.writeStringProperty("kind", subscription.kind());
        json.writeStringProperty("id", subscription.id());
        json.writeStringProperty("selector", subscription.selector());
        json.writeEndObject();
    }

    static ChannelEvent opened(JsonNode data) {
        JsonNode channel = data.path("channel");
        return new ChannelOpened(
                id(data),
                owner(data),
                channel.path("clientId").asString(),
                channel.path("baseUrl").asString(),
                timeout(data));
    }

    static ChannelEvent timeoutChanged(JsonNode data) {
        return new ChannelTimeoutChanged(id(data), owner(data), timeout(data));
    }

    static ChannelEvent closed(JsonNode data) {
        return new ChannelClosed(id(data), owner(data));
    }

    static ChannelEvent subscribed(JsonNode data) {
        return new Subscribed(id(data), owner(data), subscription(data));
    }

    static ChannelEvent unsubscribed(JsonNode data) {
        return new Unsubscribed(id(data), owner(data), subscription(data));
    }

    private static ChannelId id(JsonNode data) {
        return new ChannelId(data.path("channel").path("id").asString());
    }

    private static int owner(JsonNode data) {
        return data.path("channel").path("owner").asInt();
    }

    private static Duration timeout(JsonNode data) {
        return Duration.parse(data.path("channel").path("timeout").asString());
    }

    private static Subscription subscription(JsonNode data) {
        JsonNode json = data.path("subscription");
        return new Subscription(
                json.path("kind").asString(),
                json.path("id").asString(),
                json.path("selector").asString());
    }
}
