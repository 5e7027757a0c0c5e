package org.tidings.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.function.Function;
import org.tidings.model.Checksum;
import org.tidings.model.Did;
import org.tidings.model.FileId;
import org.tidings.model.Offset;
import org.tidings.model.Rse;
import org.tidings.model.RuleId;
import org.tidings.model.StoragePath;
import org.tidings.model.TransferId;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// Records of facts as JSON objects of their components' names, with identities as texts. What is empty is left out;
/// what is missing, and may not be, is refused.
public final class FactJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(identities())
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private FactJson() {}

    /// For everything made of records, lists, maps, numbers, texts and times.
    public static JsonMapper mapper() {
        return MAPPER;
    }

    private static SimpleModule identities() {
        var module = new SimpleModule("identities");
        text(module, Did.class, Did::text, Did::parse);
        text(module, Rse.class, Rse::name, Rse::new);
        text(module, RuleId.class, RuleId::text, RuleId::new);
        text(module, TransferId.class, TransferId::text, TransferId::new);
        text(module, FileId.class, FileId::hex, FileId::new);
        text(module, StoragePath.class, StoragePath::text, StoragePath::new);
        text(module, Offset.class, Offset::toString, t -> new Offset(Long.parseLong(t)));
        text(module, Checksum.class, Checksum::toString, FactJson::checksum);
        return module;
    }

    private static Checksum checksum(String text) {
        int equals = text.indexOf('=');
        return Checksum.Algorithm.named(text.substring(0, Math.max(0, equals)))
                .map(algorithm -> new Checksum(algorithm, text.substring(equals + 1)))
                .orElseThrow(() -> new IllegalArgumentException("unknown checksum " + text));
    }

    private static <T> void text(
            SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
        module.addSerializer(type, new ValueSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                json.writeString(write.apply(value));
            }
        });
        module.addKeySerializer(type, new ValueSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                json.writeName(write.apply(value));
            }
        });
        module.addDeserializer(type, new ValueDeserializer<T>() {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) {
                return read.apply(json.getValueAsString());
            }
        });
        module.addKeyDeserializer(type, new KeyDeserializer() {
            @Override
            public T deserializeKey(String key, DeserializationContext context) {
                return read.apply(key);
            }
        });
    }
}
