package io.beltline.activities.fence;

import static io.beltline.activities.FailedStep.failureOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.StepBed;
import io.beltline.activities.roles.RoleActivitiesImpl;
import io.beltline.activities.sql.Query;
import io.beltline.activities.state.BeltlineSchema;
import io.beltline.workflows.fence.FenceActivities;
import io.beltline.workflows.fence.FenceReport;
import io.beltline.workflows.fence.LoginActivities;
import io.beltline.workflows.fence.UnfenceReport;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.roles.RoleActivities;
import io.beltline.workflows.roles.RoleFilter;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two databases of one server are fenced without knowing of one another. */
class NeighbourFenceTest {
  private static final Pair SHOP = StepBed.PAIR;
  private static final RoleFilter TWO = new RoleFilter(List.of("app_two"), List.of());
  private static final String NO_RIGHT = "42501";
  private static final String NO_LOGIN = "28000";

  private static NeighbourBed bed;
  private static Pair warehouse;
  private static FenceActivities steps;
  private static LoginActivities commands;
  private static RoleActivities roles;

  @BeforeAll
  static void start() {
    bed = NeighbourBed.start();
    warehouse = bed.warehouse();
    steps = bed.steps().quick(FenceActivities.class, FenceActivitiesImpl::new);
    commands = bed.steps().quick(LoginActivities.class, LoginActivitiesImpl::new);
    roles = bed.steps().quick(RoleActivities.class, RoleActivitiesImpl::new);
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @BeforeEach
  void createRoles() {
    bed.createRoles();
  }

  @AfterEach
  void removeEverything() throws SQLException {
    bed.removeEverything();
  }

  @Test
  void theFenceOfOneLetsTheOthersApplicationInAtEveryPoint() throws SQLException {
    List<String> before = bed.state(Side.SOURCE);

    FenceReport report = steps.fence(SHOP, Side.SOURCE);
    assertEquals(5, report.rolesRevoked(), "app_one, app_two, app_root, lead, owner");
    for (String role : List.of("app_one", "app_two", "lead", "owner")) {
      assertEquals(NO_RIGHT, bed.refused(Side.SOURCE, SHOP, role));
      bed.enters(Side.SOURCE, warehouse, role);
    }
    assertEquals(NO_LOGIN, bed.refused(Side.SOURCE, SHOP, "app_root"));
    bed.enters(Side.SOURCE, SHOP, "monitor");

    assertEquals(report.rolesRevoked(), steps.fence(SHOP, Side.SOURCE).rolesRevoked());
    assertEquals(5, steps.unfence(SHOP, Side.SOURCE).rolesRestored());
    assertEquals(before, bed.state(Side.SOURCE));
    assertEquals(0, steps.unfence(SHOP, Side.SOURCE).rolesRestored());
    assertEquals(before, bed.state(Side.SOURCE));
    bed.enters(Side.SOURCE, SHOP, "app_one");

    // An old source that was left behind: nobody gets in any more, and nothing of ours is there.
    steps.fence(SHOP, Side.SOURCE);
    try (Connection root = bed.steps().connect(Side.SOURCE)) {
      BeltlineSchema.remove(root);
    }
    assertEquals(NO_RIGHT, bed.refused(Side.SOURCE, SHOP, "app_one"));
    bed.enters(Side.SOURCE, warehouse, "app_one");
    assertEquals(
        List.of(),
        bed.steps().strings(Side.SOURCE, "select setconfig::text from pg_db_role_setting"));
  }

  @Test
  void theUndoingOfOneOpensNothingOfTheOther() throws SQLException {
    List<String> before = bed.state(Side.SOURCE);
    steps.fence(SHOP, Side.SOURCE);
    steps.fence(warehouse, Side.SOURCE);
    assertEquals(NO_RIGHT, bed.refused(Side.SOURCE, warehouse, "app_one"));

    UnfenceReport undone = steps.unfence(SHOP, Side.SOURCE);
    assertEquals(List.of("app_root"), undone.rolesHeld());
    assertEquals(4, undone.rolesRestored());
    bed.enters(Side.SOURCE, SHOP, "app_one");
    for (String role : List.of("app_one", "app_two", "lead", "owner")) {
      assertEquals(NO_RIGHT, bed.refused(Side.SOURCE, warehouse, role));
    }
    assertEquals(NO_LOGIN, bed.refused(Side.SOURCE, warehouse, "app_root"));
    assertEquals(List.of(), commands.lookAtFence(warehouse, Side.SOURCE).gaps());

    assertEquals(List.of(), steps.unfence(warehouse, Side.SOURCE).rolesHeld());
    assertEquals(before, bed.state(Side.SOURCE));
  }

  @Test
  void openingOneDestinationOpensNothingOfTheOtherAndBothGoBack() throws SQLException {
    List<String> before = bed.state(Side.SOURCE);
    for (Pair pair : List.of(SHOP, warehouse)) {
      roles.ensureApplicationRoles(pair, true);
      steps.fence(pair, Side.SOURCE);
      // What a repeat finds behind the fence is what was there before it.
      roles.ensureApplicationRoles(pair, true);
    }

    steps.open(SHOP, Side.DESTINATION);
    bed.enters(Side.DESTINATION, SHOP, "app_one");
    bed.enters(Side.DESTINATION, SHOP, "app_root");
    assertEquals(NO_RIGHT, bed.refused(Side.DESTINATION, warehouse, "app_one"));
    assertEquals(NO_RIGHT, bed.refused(Side.SOURCE, SHOP, "app_one"));

    steps.open(warehouse, Side.DESTINATION);
    bed.enters(Side.DESTINATION, warehouse, "app_one");
    assertEquals(NeighbourBed.rights(before), NeighbourBed.rights(bed.state(Side.DESTINATION)));

    steps.fence(SHOP, Side.DESTINATION);
    bed.enters(Side.DESTINATION, warehouse, "app_one");
    ApplicationFailure held = failureOf(() -> steps.open(SHOP, Side.SOURCE));
    assertEquals("LoginHeldElsewhere", held.getType());
    assertEquals(NO_RIGHT, bed.refused(Side.SOURCE, SHOP, "app_one"));
    steps.fence(warehouse, Side.DESTINATION);
    failureOf(() -> steps.open(warehouse, Side.SOURCE));
    bed.steps().run(Side.SOURCE, "alter role app_root nosuperuser");
    for (Pair pair : List.of(SHOP, warehouse)) {
      steps.open(pair, Side.SOURCE);
      bed.enters(Side.SOURCE, pair, "app_one");
      assertEquals(NO_RIGHT, bed.refused(Side.DESTINATION, pair, "app_one"));
    }
    bed.steps().run(Side.SOURCE, "alter role app_root superuser");
    assertEquals(before, bed.state(Side.SOURCE));
  }

  @Test
  void whoeverGivesTheRightBackIsAGap() throws SQLException {
    roles.ensureApplicationRoles(SHOP, true);
    steps.fence(SHOP, Side.SOURCE);
    try (Connection owner = bed.login(Side.SOURCE, warehouse, "owner")) {
      Query.of(owner, "grant connect on database shop to app_two").run();
    }

    assertEquals(List.of("can log in: app_two"), commands.lookAtFence(SHOP, Side.SOURCE).gaps());
    assertEquals(
        "OtherSideNotFenced", failureOf(() -> steps.open(SHOP, Side.DESTINATION)).getType());
    steps.fence(SHOP, Side.SOURCE);
    assertEquals(NO_RIGHT, bed.refused(Side.SOURCE, SHOP, "app_two"));
  }

  @Test
  void whoIsExceptedKeepsHisRightAndWhoIsHeldBackLater() throws SQLException {
    List<String> before = bed.state(Side.SOURCE);
    commands.revokeLogins(SHOP, Side.SOURCE, TWO);
    bed.enters(Side.SOURCE, SHOP, "app_two");
    assertEquals(List.of(), commands.lookAtFence(SHOP, Side.SOURCE).gaps());
    assertEquals(List.of("app_two"), commands.lookAtFence(SHOP, Side.SOURCE).excepted());

    commands.revokeLogins(SHOP, Side.SOURCE, RoleFilter.NOBODY);
    assertEquals(NO_RIGHT, bed.refused(Side.SOURCE, SHOP, "app_two"));
    assertEquals(4, commands.restoreLogins(SHOP, Side.SOURCE, TWO).rolesRestored());
    bed.enters(Side.SOURCE, SHOP, "app_one");
    assertEquals(NO_RIGHT, bed.refused(Side.SOURCE, SHOP, "app_two"));
    assertTrue(commands.lookAtFence(SHOP, Side.SOURCE).fenced());

    assertEquals(1, commands.restoreLogins(SHOP, Side.SOURCE, RoleFilter.NOBODY).rolesRestored());
    assertEquals(before, bed.state(Side.SOURCE));
    assertEquals(
        List.of(),
        bed.steps().strings(Side.SOURCE, "select 1 from pg_namespace where nspname = 'beltline'"));
  }

  @Test
  void anAttemptThatDiesWhileItFencesOrUndoesLeavesAllOrNothing() throws Exception {
    List<String> before = bed.state(Side.SOURCE);
    commands.revokeLogins(SHOP, Side.SOURCE, RoleFilter.NOBODY);
    List<String> fenced = bed.state(Side.SOURCE);
    bed.dies("alter role app_root connection limit 7", () -> steps.unfence(SHOP, Side.SOURCE));
    assertEquals(fenced, bed.state(Side.SOURCE));
    steps.unfence(SHOP, Side.SOURCE);
    assertEquals(before, bed.state(Side.SOURCE));

    for (String late :
        List.of(
            "alter database shop connection limit 7", "alter role app_root connection limit 7")) {
      bed.dies(late, () -> steps.fence(SHOP, Side.SOURCE));
      assertEquals(before, bed.state(Side.SOURCE));
    }
  }

  @Test
  void whatChangedBehindTheFenceIsNoReasonNotToUndoIt() throws SQLException {
    steps.fence(SHOP, Side.SOURCE);
    bed.steps()
        .run(
            Side.SOURCE,
            """
        alter database shop owner to postgres;
        reassign owned by lead to postgres; drop owned by lead; drop role lead;
        create role newcomer login;
        grant connect on database shop to newcomer
        """);

    assertEquals(List.of("lead"), steps.unfence(SHOP, Side.SOURCE).rolesGone());

    bed.enters(Side.SOURCE, SHOP, "app_one");
    bed.enters(Side.SOURCE, SHOP, "app_two");
    assertTrue(bed.state(Side.SOURCE).contains("right shop newcomer postgres CONNECT false"));
  }

  @Test
  void aMemberOfOneThatIsLeftAloneStopsTheFenceBeforeAnythingIsChanged() {
    bed.steps().run(Side.SOURCE, "grant monitor to app_two");
    List<String> before = bed.state(Side.SOURCE);

    ApplicationFailure failure = failureOf(() -> steps.fence(SHOP, Side.SOURCE));

    assertEquals("RightsRemain", failure.getType());
    assertTrue(failure.getOriginalMessage().contains("app_two"), failure::getMessage);
    assertEquals(before, bed.state(Side.SOURCE));
  }

  @Test
  void aRootUserWithoutTheOwnersRightsIsToldBeforeAnythingIsChanged() throws SQLException {
    bed.steps()
        .run(
            Side.SOURCE,
            """
        create role master login createrole password '%s';
        grant pg_signal_backend to master;
        grant create, connect on database shop to master;
        alter role app_root nologin
        """
                .formatted(NeighbourBed.PASSWORD));
    bed.steps()
        .configure(
            config ->
                config
                    .with("/exclude_users", List.of("monitor", "postgres"))
                    .with("/src/root_user/name", "master")
                    .with("/src/root_user/pw", NeighbourBed.PASSWORD));
    try {
      List<String> before = bed.state(Side.SOURCE);
      ApplicationFailure failure = failureOf(() -> steps.fence(SHOP, Side.SOURCE));
      assertEquals("NotAllowed", failure.getType());
      assertEquals(before, bed.state(Side.SOURCE));

      bed.steps().run(Side.SOURCE, "grant owner to master");
      List<String> entitled = bed.state(Side.SOURCE);
      assertEquals(4, steps.fence(SHOP, Side.SOURCE).rolesRevoked());
      assertEquals(NO_RIGHT, bed.refused(Side.SOURCE, SHOP, "app_one"));
      assertEquals(4, steps.unfence(SHOP, Side.SOURCE).rolesRestored());
      // It cannot become the role that gave this right, so it gave it as the owner.
      assertEquals(
          entitled.stream()
              .map(line -> line.replace("app_one lead CONNECT", "app_one owner CONNECT"))
              .sorted()
              .toList(),
          bed.state(Side.SOURCE).stream().sorted().toList());
    } finally {
      bed.steps().configure(NeighbourBed::monitored);
    }
  }
}
