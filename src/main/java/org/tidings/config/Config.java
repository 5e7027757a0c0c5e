package org.tidings.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.access.AddressRange;
import org.tidings.access.Anonymous;
import org.tidings.model.Checksum;
import org.tidings.model.PoolName;
import org.tidings.model.Rse;
import org.tidings.model.StoragePath;
import org.tidings.token.Issuer;

/// Everything a site is told: one YAML file, overridden by the environment, overridden by flags.
///
/// [ConfigFile] reads it; the commented default that `tidings init` writes documents every key.
///
/// @param site what it is called and where it keeps things
/// @param edges where it listens
/// @param storage where bytes and facts lie
/// @param access who may come in
/// @param uploads how files are taken in
/// @param channels how channels are kept, and what is told of reads
/// @param copies what is copied between this site and others
/// @param limits what bounds a client
/// @param catalogue which sites it keeps a catalogue of
/// @param elsewhere who says where files are read whose bytes are lost here
/// @param kafka where all events are sent
public record Config(
        Site site,
        Edges edges,
        Storage storage,
        Access access,
        Uploads uploads,
        Channels channels,
        Copies copies,
        Limits limits,
        Catalogue catalogue,
        Optional<Elsewhere> elsewhere,
        Optional<Kafka> kafka) {

    /// What the site is called and where it keeps things.
    ///
    /// @param name in every event's source; letters, digits, `-`, `_` and `.`
    /// @param directory the data directory, used by one process at a time
    public record Site(String name, Path directory) {}

    /// Where the site listens.
    ///
    /// @param tls when given, both edges speak only HTTPS
    /// @param plainHttpEverywhere allows plain HTTP on addresses that are not loopback
    public record Edges(Edge door, Edge api, Optional<Tls> tls, boolean plainHttpEverywhere) {}

    /// One address to listen on.
    ///
    /// @param port 0 for any free one
    public record Edge(String address, int port) {}

    /// PEM files, read again when they change.
    ///
    /// @param certificate the chain, the server's own certificate first
    /// @param key the private key, PKCS #8
    public record Tls(Path certificate, Path key) {}

    /// Where bytes and facts lie.
    ///
    /// @param pools at least one, with unique names
    public record Storage(List<PoolDirectory> pools, Store store, Retention retention) {
        public Storage {
            pools = List.copyOf(pools);
        }
    }

    /// One directory that holds bytes, best on a disk of its own.
    ///
    /// @param reserveBytes space on its disk that is never used
    public record PoolDirectory(PoolName name, Path directory, long reserveBytes) {}

    /// The database that is the truth.
    public sealed interface Store {
        /// A file in the data directory.
        record Sqlite() implements Store {}

        /// A PostgreSQL server.
        ///
        /// @param url as JDBC has it, `jdbc:postgresql://host/database`
        /// @param passwordFile whose first line is the password
        record PostgreSql(String url, String user, Optional<Path> passwordFile) implements Store {}
    }

    /// How much of the log stays at hand; older segments are archived before they are trimmed.
    public record Retention(Duration age, long sizeBytes) {}

    /// Who may come in.
    ///
    /// @param usersFile as `tidings user` keeps it
    /// @param issuers whose tokens are taken
    public record Access(Path usersFile, Anonymous anonymous, Tokens tokens, List<Issuer> issuers) {
        public Access {
            issuers = List.copyOf(issuers);
        }
    }

    /// How long the site's own tokens are good: if nothing is said, and at most.
    public record Tokens(Duration usual, Duration longest) {}

    /// How files are taken in.
    ///
    /// @param checksums computed beside adler32
    /// @param createParents whether a PUT makes the directories that are missing above it
    public record Uploads(Set<Checksum.Algorithm> checksums, boolean createParents) {
        public Uploads {
            checksums = Set.copyOf(checksums);
        }
    }

    /// Channels of clients that come and go.
    ///
    /// @param usualTimeout how long one stands while nobody is connected, if nothing is said
    /// @param longestTimeout the most that can be asked for
    public record Channels(Duration usualTimeout, Duration longestTimeout, Reads reads) {}

    /// Which reads of files and directories become events.
    public enum Reads {
        /// Those that some channel watches.
        WATCHED,
        ALL,
        NONE
    }

    /// Third-party copies: files between this site and others, ordered by clients.
    ///
    /// @param anyAddress whether they may go to private addresses, all of them
    /// @param privateAddresses to which of them else
    /// @param authority PEM file of authorities whose certificates are trusted, beside the system's
    /// @param atOnce how many are carried out
    /// @param queued how many wait for that
    public record Copies(
            boolean anyAddress,
            List<AddressRange> privateAddresses,
            Optional<Path> authority,
            int atOnce,
            int queued,
            CopyTimes times) {
        public Copies {
            privateAddresses = List.copyOf(privateAddresses);
        }
    }

    /// How slow the other side of a copy may be.
    ///
    /// @param connect to take a connection
    /// @param firstByte to begin an answer
    /// @param stall between two bytes
    /// @param grace before its rate counts
    /// @param rate bytes a second that it has to make then; 0 for any
    public record CopyTimes(Duration connect, Duration firstByte, Duration stall, Duration grace, int rate) {}

    /// What bounds a client.
    ///
    /// @param stopping how long running requests may take to end when the site stops
    public record Limits(Streams streams, Sizes sizes, Pace pace, Crowding crowding, Duration stopping) {}

    /// What listeners may hold.
    ///
    /// @param listeners streams open at once
    /// @param listenersPerUser of them, by one user
    /// @param channelsPerUser places in the log that one user may have kept for them
    /// @param subscriptionsPerChannel interests in one of those
    public record Streams(int listeners, int listenersPerUser, int channelsPerUser, int subscriptionsPerChannel) {}

    /// How large a request may be, the bytes of files aside.
    ///
    /// @param header its line and fields
    /// @param body its XML, JSON or form
    /// @param elements in that
    /// @param depth how deep that is nested
    public record Sizes(int header, int body, int elements, int depth) {}

    /// How slow a client may be.
    ///
    /// @param header to send a request's header
    /// @param idle without saying or hearing anything
    /// @param grace to be waited for in a body, before its rate counts
    /// @param rate bytes a second that a body has to make then; 0 for any
    public record Pace(Duration header, Duration idle, Duration grace, int rate) {}

    /// How many may come to each of door and API.
    ///
    /// @param connections open at once
    /// @param connectionsPerAddress of them, from one address
    /// @param requests answered at once
    /// @param requestsPerAddress in a second; 0 for any number
    /// @param requestsPerUser in a second, to both; 0 for any number
    /// @param unlimitedAddresses for which no limit per address is
    public record Crowding(
            int connections,
            int connectionsPerAddress,
            int requests,
            int requestsPerAddress,
            int requestsPerUser,
            List<AddressRange> unlimitedAddresses) {
        public Crowding {
            unlimitedAddresses = List.copyOf(unlimitedAddresses);
        }
    }

    /// A catalogue of many sites, kept by this one.
    ///
    /// @param sites it looks after; none: it keeps no catalogue
    /// @param rules a file of rules
    /// @param transfers at once
    /// @param grace how long a replica that nobody wants any more is kept
    /// @param silence how long a site may not answer before that is told
    /// @param lease how long a silent site's replicas are counted on
    /// @param walk how often a site is walked whose log cannot be followed
    public record Catalogue(
            List<Partner> sites,
            Optional<Path> rules,
            int transfers,
            Duration grace,
            Duration silence,
            Duration lease,
            Duration walk) {
        public Catalogue {
            sites = List.copyOf(sites);
        }
    }

    /// A catalogue that knows this site.
    ///
    /// @param catalogue the API of the site that keeps it
    /// @param self this site, as it is called there
    /// @param login of an administrator there
    public record Elsewhere(URI catalogue, Rse self, PartnerLogin login) {}

    /// A cluster of Apache Kafka that is told everything.
    ///
    /// @param servers as Kafka's `bootstrap.servers`
    /// @param topic for all events
    /// @param billing a topic for dCache's billing records
    /// @param structured whether a record's value is the whole event, instead of its data
    /// @param partitions of a topic that we make
    /// @param replicas of each of those
    /// @param properties a file of more settings of Kafka's clients
    public record Kafka(
            String servers,
            String topic,
            Optional<String> billing,
            boolean structured,
            int partitions,
            int replicas,
            Optional<Path> properties) {}

    /// A site that replicas are at.
    ///
    /// @param door its WebDAV door
    /// @param api where its log is heard; empty for a site that has none: it is walked
    /// @param root below which it is walked
    /// @param attributes as rules ask for them
    public record Partner(
            Rse name,
            URI door,
            Optional<URI> api,
            StoragePath root,
            PartnerLogin login,
            Map<String, String> attributes) {
        public Partner {
            attributes = Map.copyOf(attributes);
        }
    }

    /// As whom we come to a site: as a user, or with a token.
    ///
    /// @param passwordFile whose first line is the password; so for the token
    /// @param authority PEM certificates to trust there
    /// @param macaroons whether it issues macaroons
    public record PartnerLogin(
            Optional<String> user,
            Optional<Path> passwordFile,
            Optional<Path> tokenFile,
            Optional<Path> authority,
            boolean macaroons) {}
}
