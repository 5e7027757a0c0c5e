package org.tidings.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.access.Activity;
import org.tidings.access.Principal;
import org.tidings.wire.rest.RunningRest.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who asks, and what the site is: dcache-api §4.
class SiteFactsTest {
    private final RunningRest rest = new RunningRest();

    @AfterEach
    void stop() {
        rest.close();
    }

    @Test
    void aUserIsToldWhoTheyAre() {
        assertThat(rest.get("alice", "user").text())
                .isEqualTo("{\"status\":\"AUTHENTICATED\",\"uid\":1001,\"gids\":[1001,100],\"username\":\"alice\","
                        + "\"homeDirectory\":\"/home/alice\",\"rootDirectory\":\"/\"}");
        assertThat(rest.get("admin", "user").json().path("roles").get(0).stringValue())
                .isEqualTo("admin");
    }

    @Test
    void aTokenOfAnAdminIsNoAdminsRole() {
        Principal admin = rest.person("admin");
        rest.let(admin.restrictedTo(
                (activity, path) -> EnumSet.allOf(Activity.class).contains(activity)));
        assertThat(rest.get("admin", "user").json().has("roles")).isFalse();
    }

    @Test
    void anybodyIsAnonymousWhereTheSiteLetsThemIn() {
        assertThat(rest.get("", "user").status()).isEqualTo(401);
        rest.let(Principal.ANONYMOUS);
        assertThat(rest.get("", "user").text()).isEqualTo("{\"status\":\"ANONYMOUS\"}");
    }

    @Test
    void theDoorIsToldUnderTheNameTheAskerUses() {
        JsonNode doors = rest.get("alice", "doors").json();
        assertThat(doors.isArray()).isTrue();
        JsonNode door = doors.get(0);
        assertThat(door.path("protocol").stringValue()).isEqualTo("https");
        assertThat(door.path("version").stringValue()).isEqualTo("1.1");
        assertThat(door.path("root").stringValue()).isEqualTo("/");
        assertThat(door.path("addresses").toString()).isEqualTo("[\"127.0.0.1\"]");
        assertThat(door.path("port").intValue()).isEqualTo(2880);
        assertThat(door.path("load").doubleValue()).isZero();
        assertThat(door.path("tags").toString()).isEqualTo("[\"cdmi\",\"dcache-view\"]");
        assertThat(door.path("readPaths").toString()).isEqualTo("[\"/\"]");
        assertThat(door.path("writePaths").toString()).isEqualTo("[\"/\"]");
        assertThat(door.path("updateTime").longValue()).isZero();
        assertThat(door.has("cellName")).isFalse();
    }

    @Test
    void operatorsAreToldMoreOfADoor() {
        JsonNode door = rest.get("admin", "doors").json().get(0);
        assertThat(door.propertyNames()).contains("cellName", "domainName", "identifier");
        assertThat(door.path("updateTime").longValue())
                .isEqualTo(rest.store.clock().instant().toEpochMilli());
    }

    @Test
    void everyCellHasAVersion() {
        JsonNode cells = rest.get("alice", "cells").json();
        assertThat(cells.get(0).path("version").stringValue()).isEqualTo("1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quota/user?user=true", "quota/group?user=true"})
    void noQuotaIsNotFound(String target) {
        assertThat(rest.get("alice", target).status()).isEqualTo(404);
        assertThat(rest.get("alice", "quota").text()).isEqualTo("[]");
    }

    @Test
    void spaceIsThatOfAllPools() {
        assertThat(rest.get("alice", "poolgroups").json().get(0).path("name").stringValue())
                .isEqualTo("default");
        JsonNode space = rest.get("alice", "poolgroups/default/space").json().path("groupSpaceData");
        assertThat(space.propertyNames()).contains("total", "free", "precious", "removable", "lru", "gap");
        assertThat(space.path("total").longValue()).isEqualTo(rest.pool.totalBytes());
        assertThat(space.path("free").longValue()).isEqualTo(rest.pool.freeBytes());
        JsonNode group = rest.get("alice", "poolgroups/default").json();
        assertThat(group.path("pools").toString()).isEqualTo("[\"p1\"]");
        assertThat(rest.get("alice", "poolgroups/other").status()).isEqualTo(404);
        assertThat(rest.get("alice", "poolgroups/other/space").status()).isEqualTo(404);
    }

    @Test
    void aPoolGroupsSpaceIsASpaceTokenToo() {
        JsonNode token =
                rest.get("alice", "space/tokens?poolGroup=default").json().get(0);
        assertThat(token.path("totalSize").longValue()).isEqualTo(rest.pool.totalBytes());
        assertThat(token.path("freeSize").longValue()
                        + token.path("availableSize").longValue())
                .isEqualTo(rest.pool.freeBytes());
        assertThat(rest.get("alice", "space/tokens?poolGroup=other").text()).isEqualTo("[]");
    }

    @Test
    void theConfigurationIsJsonForWhoNamesItAndAScriptForOthers() {
        for (String accept : new String[] {"application/json", "text/json, */*;q=0.1"}) {
            Reply json = rest.get("", "/scripts/config.js", "Accept", accept);
            assertThat(json.status()).isEqualTo(200);
            assertThat(json.field("content-type")).isEqualTo("application/json");
            assertThat(json.json().path("dcache-view.endpoints.webdav").stringValue())
                    .isEqualTo("https://127.0.0.1:2880/");
            assertThat(json.json().path("dcache-view.endpoints.webapi").stringValue())
                    .isEqualTo("/api/v1/");
        }
        Reply script = rest.get("", "/scripts/config.js", "Accept", "*/*");
        assertThat(script.field("content-type")).startsWith("text/javascript");
        assertThat(script.text()).startsWith("window.CONFIG = {").endsWith("};\n");
        String object = script.text()
                .substring("window.CONFIG = ".length(), script.text().lastIndexOf(';'));
        assertThat(new JsonMapper()
                        .readTree(object)
                        .path("dcache-view.org-name")
                        .stringValue())
                .isEqualTo("here");
    }
}
