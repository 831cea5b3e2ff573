package io.beltline.activities.fence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beltline.activities.StepBed;
import io.beltline.activities.roles.RoleActivitiesImpl;
import io.beltline.workflows.fence.FenceActivities;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.roles.RoleActivities;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever roles there are: what is fenced and let go again is as it was. */
class RandomRolesTest {
  private static StepBed bed;
  private static FenceActivities fences;
  private static RoleActivities roles;

  @BeforeAll
  static void start() {
    bed = StepBed.start();
    bed.addPair("warehouse", config -> config);
    fences = bed.quick(FenceActivities.class, FenceActivitiesImpl::new);
    roles = bed.quick(RoleActivities.class, RoleActivitiesImpl::new);
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @AfterEach
  void removeEverything() {
    for (Side side : Side.values()) {
      bed.run(side, "drop schema if exists beltline cascade");
      RoleGraph.remove(bed, side);
    }
  }

  /** Even seeds with a neighbour, odd ones without. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3})
  void isAsItWasAfterAnUndoADeathAndAWayBack(long seed) {
    for (Side side : Side.values()) {
      bed.run(side, "alter database warehouse allow_connections " + (seed % 2 == 0));
    }
    RoleGraph.make(bed, Side.SOURCE, seed);
    var before = RoleGraph.state(bed, Side.SOURCE);

    fences.fence(StepBed.PAIR, Side.SOURCE);
    fences.unfence(StepBed.PAIR, Side.SOURCE);
    assertEquals(before, RoleGraph.state(bed, Side.SOURCE), "undone");

    fences.fence(StepBed.PAIR, Side.SOURCE);
    bed.run(Side.SOURCE, "update beltline.fence set fence_lsn = null");
    fences.fence(StepBed.PAIR, Side.SOURCE);
    fences.unfence(StepBed.PAIR, Side.SOURCE);
    assertEquals(before, RoleGraph.state(bed, Side.SOURCE), "undone after a death");

    fences.fence(StepBed.PAIR, Side.SOURCE);
    List<String> kept = bed.strings(Side.SOURCE, "select role_name from beltline.login_manifest");
    List<String> touched = RoleGraph.change(bed, Side.SOURCE, seed);
    assertEquals(
        touched.stream().filter(kept::contains).sorted().toList(),
        fences.unfence(StepBed.PAIR, Side.SOURCE).rolesChanged().stream()
            .map(change -> change.substring(0, change.indexOf(": ")))
            .sorted()
            .toList());
    var after = RoleGraph.state(bed, Side.SOURCE);
    assertEquals(
        RoleGraph.withoutThoseThatMayChange(before, touched),
        RoleGraph.withoutThoseThatMayChange(after, touched),
        "changed by somebody meanwhile");
    before = after;

    roles.ensureApplicationRoles(StepBed.PAIR, true);
    var waiting = RoleGraph.state(bed, Side.DESTINATION);
    roles.ensureApplicationRoles(StepBed.PAIR, true);
    assertEquals(waiting, RoleGraph.state(bed, Side.DESTINATION), "repeated");
    fences.fence(StepBed.PAIR, Side.SOURCE);
    fences.open(StepBed.PAIR, Side.DESTINATION);
    var opened = RoleGraph.state(bed, Side.DESTINATION);
    fences.fence(StepBed.PAIR, Side.DESTINATION);
    fences.open(StepBed.PAIR, Side.SOURCE);
    assertEquals(before, RoleGraph.state(bed, Side.SOURCE), "rolled back");
    fences.fence(StepBed.PAIR, Side.SOURCE);
    fences.open(StepBed.PAIR, Side.DESTINATION);
    assertEquals(opened, RoleGraph.state(bed, Side.DESTINATION), "cut over again");
  }
}
