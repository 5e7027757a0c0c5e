package org.tidings.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidings.access.PasswordHash;
import org.tidings.access.PrivateFile;
import org.tidings.access.User;
import org.tidings.access.Users;
import org.tidings.config.Config;
import org.tidings.config.ConfigFile;
import org.tidings.model.Mode;
import org.tidings.model.Owner;
import org.tidings.model.StoragePath;

/// Several sites and a catalogue of them, to try things with: their configurations, written as a person would.
public final class DemoSites {
    private static final String CATALOGUE = "catalogue";
    private static final String CONFIG = "tidings.yaml";
    private static final String PASSWORD = "catalogue.password";
    private static final int CATALOGUE_UID = 1100;
    private static final Owner ALICE = new Owner(1001, 100);
    private static final Mode READABLE = new Mode(0755);
    private static final String[] COUNTRIES = {"SE", "NO", "FI", "DK", "IS"};

    private final Path directory;
    private final int sites;
    private final int firstDoor;
    private final int firstApi;

    /// @param sites at most 26
    /// @param firstDoor of the catalogue; the sites have the next ones
    /// @param firstApi the same for the APIs
    public DemoSites(Path directory, int sites, int firstDoor, int firstApi) {
        this.directory = directory;
        this.sites = sites;
        this.firstDoor = firstDoor;
        this.firstApi = firstApi;
    }

    /// One of the processes.
    ///
    /// @param config its configuration
    public record Member(String name, Path config, int doorPort, int apiPort) {}

    /// The sites, then their catalogue.
    public List<Member> members() {
        List<Member> members = new ArrayList<>();
        for (int i = 1; i <= sites; i++) {
            members.add(member("site-" + (char) ('a' + i - 1), i));
        }
        members.add(member(CATALOGUE, 0));
        return members;
    }

    private Member member(String name, int number) {
        return new Member(name, directory.resolve(name).resolve(CONFIG), firstDoor + number, firstApi + number);
    }

    /// Writes what is missing: configurations, users, directories, rules.
    ///
    /// @param hash of the password of alice, bob and admin
    /// @param ours the password of the catalogue's own account at the sites
    /// @param ourHash of that
    public void furnish(PasswordHash hash, String ours, PasswordHash ourHash) {
        try {
            for (Member member : members()) {
                Files.createDirectories(member.config().resolveSibling("data"));
                if (!Files.exists(member.config())) {
                    write(member, ours);
                }
                settle(member, hash, ourHash);
            }
        } catch (IOException e) {
            throw new CannotStart(directory + " cannot be written: " + Sentences.of(e) + ".", e);
        }
    }

    private void write(Member member, String ours) throws IOException {
        StringBuilder text = new StringBuilder()
                .append("site:\n  name: ")
                .append(member.name())
                .append("\n  directory: data\n")
                .append("door:\n  port: ")
                .append(member.doorPort())
                .append('\n')
                .append("api:\n  port: ")
                .append(member.apiPort())
                .append('\n');
        text.append("copies:\n  private-addresses: allow\n");
        if (member.name().equals(CATALOGUE)) {
            PrivateFile.replace(member.config().resolveSibling(PASSWORD), ours + "\n");
            Files.writeString(member.config().resolveSibling("rules.yaml"), RULES);
            text.append(partners());
        } else {
            PrivateFile.replace(member.config().resolveSibling(PASSWORD), ours + "\n");
            text.append(elsewhere());
        }
        Files.writeString(member.config(), text);
    }

    private String elsewhere() {
        return "elsewhere:\n  catalogue: http://localhost:" + firstApi + "\n  user: " + CATALOGUE
                + "\n  password-file: " + PASSWORD + "\n";
    }

    private String partners() {
        StringBuilder text = new StringBuilder("catalogue:\n  rules: rules.yaml\n  grace: 10 s\n  sites:\n");
        for (Member site : members()) {
            if (!site.name().equals(CATALOGUE)) {
                int number = site.doorPort() - firstDoor;
                text.append("    - name: ")
                        .append(site.name())
                        .append('\n')
                        .append("      door: http://localhost:")
                        .append(site.doorPort())
                        .append('\n')
                        .append("      api: http://localhost:")
                        .append(site.apiPort())
                        .append('\n')
                        .append("      user: ")
                        .append(CATALOGUE)
                        .append('\n')
                        .append("      password-file: ")
                        .append(PASSWORD)
                        .append('\n')
                        .append("      attributes: {country: ")
                        .append(COUNTRIES[(number - 1) % COUNTRIES.length])
                        .append(", tier: ")
                        .append(number == 1 ? 0 : 1)
                        .append(", kind: disk}\n");
            }
        }
        return text.toString();
    }

    /// The rules of the demo: two copies of everything below `/data` and `/eiscat`.
    private static final String RULES = """
        # Two copies of all data. Change this file while the demo runs, and watch.
        rules:
          - name: data
            select: "data:"
            expression: kind=disk
            copies: 2
          - name: eiscat
            select: "eiscat:"
            expression: kind=disk
            copies: 2
        """;

    /// Opens each site once, alone, to give it users and directories.
    private static void settle(Member member, PasswordHash hash, PasswordHash ourHash) {
        Config config = ConfigFile.read(member.config(), Map.of("door.port", "0", "api.port", "0"), Map.of());
        if (Files.exists(config.access().usersFile())) {
            return;
        }
        var demo = new DemoSite(config, hash);
        var furnishing = new Furnishing() {
            @Override
            public void admit() {
                demo.admit();
                Users.put(config.access().usersFile(), catalogueAccount(ourHash));
            }

            @Override
            public void layOut(Groundwork groundwork) {
                demo.layOut(groundwork);
                groundwork.directory(new StoragePath("/eiscat"), ALICE, READABLE);
            }
        };
        House.open(config, furnishing).close();
    }

    private static User catalogueAccount(PasswordHash hash) {
        return new User(
                CATALOGUE,
                hash,
                CATALOGUE_UID,
                List.of(CATALOGUE_UID),
                new StoragePath("/home/" + CATALOGUE),
                Set.of(User.Role.ADMIN));
    }
}
