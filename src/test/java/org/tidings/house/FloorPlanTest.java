package org.tidings.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FloorPlanTest {
    @Test
    void everyPackageIsARoomOfTheFloorPlan() {
        assertThat(House.CLASSES.stream().map(FloorPlanTest::roomOf).distinct().filter(room -> !FloorPlan.has(room)))
                .as("rooms that the floor plan does not have (rooms are flat; wanting a sub-package means a second"
                        + " room)")
                .isEmpty();
    }

    @Test
    void everyRoomUsesOnlyTheRoomsBelowIt() {
        assertThat(sentences(FloorPlanTest::wrongRoom)).as("broken walls").isEmpty();
    }

    @Test
    void everyTechnologyIsKnownToItsEdgeOnly() {
        assertThat(sentences(FloorPlanTest::wrongTechnology))
                .as("leaking technology")
                .isEmpty();
    }

    @Test
    void theFloorPlanRunsFromTopToBottom() {
        assertThat(FloorPlan.goesInCircles()).isFalse();
    }

    @Test
    void aWrongWallIsSeen() {
        assertThat(FloorPlan.mayUse("model", "ledger")).isFalse();
        assertThat(FloorPlan.mayUse("wire.http", "store.sql")).isFalse();
        assertThat(FloorPlan.mayUse("door", "delivery")).isFalse();
        assertThat(FloorPlan.mayUse("wire.http", "wire.dav")).isFalse();
        assertThat(FloorPlan.mayKnow("delivery", "org.eclipse.jetty.server.Server"))
                .isFalse();
    }

    private static Stream<String> sentences(Function<Dependency, Stream<String>> wrong) {
        return House.CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .flatMap(wrong)
                .distinct()
                .sorted();
    }

    private static Stream<String> wrongRoom(Dependency use) {
        JavaClass user = use.getOriginClass();
        JavaClass used = use.getTargetClass().getBaseComponentType();
        if (!used.getPackageName().startsWith(FloorPlan.HOUSE) || FloorPlan.mayUse(roomOf(user), roomOf(used))) {
            return Stream.empty();
        }
        return Stream.of("%s may not use %s, but %s uses %s."
                .formatted(roomOf(user), roomOf(used), House.nameOf(user), House.nameOf(used)));
    }

    private static Stream<String> wrongTechnology(Dependency use) {
        JavaClass user = use.getOriginClass();
        String used = use.getTargetClass().getBaseComponentType().getFullName();
        if (FloorPlan.mayKnow(roomOf(user), used)) {
            return Stream.empty();
        }
        return Stream.of("%s may not know %s, but %s uses it.".formatted(roomOf(user), used, House.nameOf(user)));
    }

    private static String roomOf(JavaClass type) {
        return FloorPlan.roomOf(type.getPackageName());
    }
}
