package org.tidings.wire.dav;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.wire.http.DigestFields;
import org.tidings.wire.http.EntityTag;
import org.tidings.wire.http.HttpDate;
import org.tidings.wire.http.NameEnding;

/// The properties a site knows by itself (RFC 4918 §15, RFC 4331, and those dCache has). Only [#MODE] can be set.
enum LiveProperty {
    CREATION_DATE(
            "creationdate",
            ofEvery(entry ->
                    entry.attributes().created().truncatedTo(ChronoUnit.SECONDS).toString())),
    DISPLAY_NAME(
            "displayname",
            (entry, path, around) ->
                    Optional.of(XmlText.escaped(around.addresses().shown(path).name()))),
    CONTENT_LENGTH(
            "getcontentlength", ofFile(file -> Long.toString(file.content().sizeBytes()))),
    CONTENT_TYPE("getcontenttype", ofFile(file -> NameEnding.mediaType(file.name()))),
    ETAG(
            "getetag",
            ofFile(file -> EntityTag.of(file.id(), file.content().generation()).toString())),
    LAST_MODIFIED(
            "getlastmodified",
            ofEvery(entry -> HttpDate.write(entry.attributes().modified()))),
    RESOURCE_TYPE("resourcetype", ofEvery(entry -> isDirectory(entry) ? "<D:collection/>" : "")),
    SUPPORTED_LOCK("supportedlock", ofEvery(entry -> LockXml.SUPPORTED)),
    LOCK_DISCOVERY(
            "lockdiscovery",
            (entry, path, around) ->
                    Optional.of(LockXml.of(around.locks().covering(path), around.addresses(), around.now()))),
    /// In capitals, as the clients want it that ask for this one and the next.
    IS_COLLECTION("iscollection", ofEvery(entry -> truth(isDirectory(entry)))),
    IS_READ_ONLY("isreadonly", (entry, path, around) -> Optional.of(truth(!around.isWritable(path)))),
    QUOTA_AVAILABLE("quota-available-bytes", ofDirectory(Surroundings::availableBytes)),
    QUOTA_USED("quota-used-bytes", ofDirectory(Surroundings::usedBytes)),
    CHECKSUMS(
            "http://www.dcache.org/2013/webdav",
            "Checksums",
            ofFile(file -> file.content().checksums().stream()
                    .map(DigestFields::digest)
                    .collect(Collectors.joining(",")))),
    FILE_LOCALITY(
            LiveProperty.SRM,
            "FileLocality",
            (entry, path, around) -> ofFile(around::locality).of(entry, path, around)),
    /// There is nothing slower than disk here, and no copy elsewhere.
    ACCESS_LATENCY(LiveProperty.SRM, "AccessLatency", ofFile(file -> "ONLINE")),
    RETENTION_POLICY(LiveProperty.SRM, "RetentionPolicy", ofFile(file -> "REPLICA")),
    /// Four octal digits, as in `0755`. Setting it is chmod.
    MODE(
            LiveProperty.TIDINGS,
            "mode",
            ofEvery(entry -> entry.attributes().mode().octal()));

    /// The namespace of what only Tidings has.
    static final String TIDINGS = "https://tidings.org/webdav";

    private static final String SRM = "http://srm.lbl.gov/StorageResourceManager";

    /// What `allprop` does not mean, because it is not RFC 4918's.
    private static final Set<LiveProperty> NAMED_ONLY =
            EnumSet.of(IS_COLLECTION, IS_READ_ONLY, QUOTA_AVAILABLE, QUOTA_USED);

    private static final Map<XmlName, LiveProperty> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(LiveProperty::xmlName, Function.identity()));

    private final XmlName xmlName;
    private final Value value;

    /// How a property is found.
    private interface Value {
        Optional<String> of(Entry entry, StoragePath path, Surroundings around);
    }

    LiveProperty(String local, Value value) {
        this(XmlName.DAV, local, value);
    }

    LiveProperty(String namespace, String local, Value value) {
        this.xmlName = new XmlName(namespace, local);
        this.value = value;
    }

    static Optional<LiveProperty> named(XmlName name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    XmlName xmlName() {
        return xmlName;
    }

    /// Whether an `allprop` means it too: what RFC 4918 defines (§9.1).
    boolean isInAll() {
        return xmlName.namespace().equals(XmlName.DAV) && !NAMED_ONLY.contains(this);
    }

    /// Its value as XML, in which the prefix `D` means `DAV:`; empty if entries of that kind have none.
    Optional<String> of(Entry entry, StoragePath path, Surroundings around) {
        return value.of(entry, path, around);
    }

    private static Value ofEvery(Function<Entry, String> value) {
        return (entry, path, around) -> Optional.of(value.apply(entry));
    }

    private static Value ofFile(Function<Entry.File, String> value) {
        return (entry, path, around) ->
                entry instanceof Entry.File file ? Optional.of(value.apply(file)) : Optional.empty();
    }

    private static Value ofDirectory(ToLongFunction<Surroundings> value) {
        return (entry, path, around) ->
                isDirectory(entry) ? Optional.of(Long.toString(value.applyAsLong(around))) : Optional.empty();
    }

    private static boolean isDirectory(Entry entry) {
        return entry instanceof Entry.Directory;
    }

    private static String truth(boolean value) {
        return Boolean.toString(value).toUpperCase(Locale.ROOT);
    }
}
