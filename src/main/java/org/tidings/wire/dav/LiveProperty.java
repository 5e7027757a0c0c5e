package org.tidings.wire.dav;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.wire.http.DigestFields;
import org.tidings.wire.http.EntityTag;
import org.tidings.wire.http.HttpDate;
import org.tidings.wire.http.NameEnding;

/// The properties a site knows by itself (RFC 4918 §15, RFC 4331, and dCache's checksums). Only [#MODE] can be set.
enum LiveProperty {
    CREATION_DATE("creationdate") {
        @Override
        Optional<String> of(Entry entry, StoragePath path, Surroundings around) {
            return Optional.of(
                    entry.attributes().created().truncatedTo(ChronoUnit.SECONDS).toString());
        }
    },
    DISPLAY_NAME("displayname") {
        @Override
        Optional<String> of(Entry entry, StoragePath path, Surroundings around) {
            return Optional.of(XmlText.escaped(around.addresses().shown(path).name()));
        }
    },
    CONTENT_LENGTH("getcontentlength") {
        @Override
        Optional<String> of(Entry entry, StoragePath path, Surroundings around) {
            return ofFile(entry, file -> Long.toString(file.content().sizeBytes()));
        }
    },
    CONTENT_TYPE("getcontenttype") {
        @Override
        Optional<String> of(Entry entry, StoragePath path, Surroundings around) {
            return ofFile(entry, file -> NameEnding.mediaType(file.name()));
        }
    },
    ETAG("getetag") {
        @Override
        Optional<String> of(Entry entry, StoragePath path, Surroundings around) {
            return ofFile(
                    entry,
                    file -> EntityTag.of(file.id(), file.content().generation()).toString());
        }
    },
    LAST_MODIFIED("getlastmodified") {
        @Override
        Optional<String> of(Entry entry, StoragePath path, Surroundings around) {
            return Optional.of(HttpDate.write(entry.attributes().modified()));
        }
    },
    RESOURCE_TYPE("resourcetype") {
        @Override
        Optional<String> of(Entry entry, StoragePath path, Surroundings around) {
            return Optional.of(entry instanceof Entry.Directory ? "<D:collection/>" : "");
        }
    },
    SUPPORTED_LOCK("supportedlock") {
        @Override
        Optional<String> of(Entry entry, StoragePath path, Surroundings around) {
            return Optional.of(LockXml.SUPPORTED);
        }
    },
    LOCK_DISCOVERY("lockdiscovery") {
        @Override
        Optional<String> of(Entry entry, StoragePath path, Surroundings around) {
            return Optional.of(LockXml.of(around.locks().covering(path), around.addresses(), around.now()));
        }
    },
    QUOTA_AVAILABLE("quota-available-bytes") {
        @Override
        Optional<String> of(Entry entry, StoragePath path, Surroundings around) {
            return ofDirectory(entry, around::availableBytes);
        }
    },
    QUOTA_USED("quota-used-bytes") {
        @Override
        Optional<String> of(Entry entry, StoragePath path, Surroundings around) {
            return ofDirectory(entry, around::usedBytes);
        }
    },
    CHECKSUMS("http://www.dcache.org/2013/webdav", "Checksums") {
        @Override
        Optional<String> of(Entry entry, StoragePath path, Surroundings around) {
            return ofFile(
                    entry,
                    file -> file.content().checksums().stream()
                            .map(DigestFields::digest)
                            .collect(Collectors.joining(",")));
        }
    },
    /// Four octal digits, as in `0755`. Setting it is chmod.
    MODE(LiveProperty.TIDINGS, "mode") {
        @Override
        Optional<String> of(Entry entry, StoragePath path, Surroundings around) {
            return Optional.of(entry.attributes().mode().octal());
        }
    };

    /// The namespace of what only Tidings has.
    static final String TIDINGS = "https://tidings.org/webdav";

    private static final Map<XmlName, LiveProperty> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(LiveProperty::xmlName, Function.identity()));

    private final XmlName xmlName;

    LiveProperty(String local) {
        this(XmlName.DAV, local);
    }

    LiveProperty(String namespace, String local) {
        this.xmlName = new XmlName(namespace, local);
    }

    static Optional<LiveProperty> named(XmlName name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    XmlName xmlName() {
        return xmlName;
    }

    /// Whether an `allprop` means it too: what RFC 4918 defines (§9.1).
    boolean isInAll() {
        return xmlName.namespace().equals(XmlName.DAV) && this != QUOTA_AVAILABLE && this != QUOTA_USED;
    }

    /// Its value as XML, in which the prefix `D` means `DAV:`; empty if entries of that kind have none.
    abstract Optional<String> of(Entry entry, StoragePath path, Surroundings around);

    private static Optional<String> ofFile(Entry entry, Function<Entry.File, String> value) {
        return entry instanceof Entry.File file ? Optional.of(value.apply(file)) : Optional.empty();
    }

    private static Optional<String> ofDirectory(Entry entry, LongSupplier value) {
        return entry instanceof Entry.Directory ? Optional.of(Long.toString(value.getAsLong())) : Optional.empty();
    }
}
