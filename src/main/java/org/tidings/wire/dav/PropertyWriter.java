package org.tidings.wire.dav;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;

/// Writes what a PROPFIND asked for about one entry after the other.
final class PropertyWriter {
    private final PropfindRequest request;
    private final Surroundings around;
    private final MultistatusWriter out;

    PropertyWriter(PropfindRequest request, Surroundings around, MultistatusWriter out) {
        this.request = request;
        this.around = around;
        this.out = out;
    }

    void write(StoragePath path, Entry entry) throws IOException {
        out.startResponse(around.addresses().href(path, entry instanceof Entry.Directory));
        switch (request) {
            case PropfindRequest.Some some -> some(some.names(), path, entry);
            case PropfindRequest.All all -> all(all.included(), path, entry);
            case PropfindRequest.Names _ -> names(path, entry);
        }
        out.endResponse();
    }

    private void some(List<XmlName> names, StoragePath path, Entry entry) {
        List<XmlName> missing = new ArrayList<>();
        out.startProperties();
        for (XmlName name : names) {
            Optional<String> value = value(name, path, entry);
            if (value.isPresent()) {
                out.literal(name, value.get());
            } else {
                missing.add(name);
            }
        }
        out.endProperties(200);
        if (!missing.isEmpty()) {
            out.startProperties();
            missing.forEach(out::empty);
            out.endProperties(404);
        }
    }

    private Optional<String> value(XmlName name, StoragePath path, Entry entry) {
        if (Labels.isLabel(name)) {
            return Labels.of(entry).contains(name) ? Optional.of("") : Optional.empty();
        }
        Optional<LiveProperty> live = LiveProperty.named(name);
        return live.isPresent()
                ? live.get().of(entry, path, around)
                : Optional.ofNullable(entry.attributes().xattrs().get(DeadProperties.attribute(name)))
                        .map(value -> DeadProperties.shown(name, value));
    }

    private void all(List<XmlName> included, StoragePath path, Entry entry) {
        out.startProperties();
        for (LiveProperty property : LiveProperty.values()) {
            if (property.isInAll() || included.contains(property.xmlName())) {
                property.of(entry, path, around).ifPresent(value -> out.literal(property.xmlName(), value));
            }
        }
        for (Map.Entry<String, String> attribute : entry.attributes().xattrs().entrySet()) {
            DeadProperties.property(attribute.getKey())
                    .ifPresent(name -> out.literal(name, DeadProperties.shown(name, attribute.getValue())));
        }
        Labels.of(entry).forEach(out::empty);
        out.endProperties(200);
    }

    private void names(StoragePath path, Entry entry) {
        out.startProperties();
        for (LiveProperty property : LiveProperty.values()) {
            if (property.of(entry, path, around).isPresent()) {
                out.empty(property.xmlName());
            }
        }
        entry.attributes()
                .xattrs()
                .keySet()
                .forEach(attribute -> DeadProperties.property(attribute).ifPresent(out::empty));
        Labels.of(entry).forEach(out::empty);
        out.endProperties(200);
    }
}
