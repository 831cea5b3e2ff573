package io.beltline.activities.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.activities.fence.Breach.RootSession;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RootWatchTest {
  private List<RootSession> sessions = List.of();
  private final RootWatch watch = new RootWatch(() -> sessions);

  @Test
  void whoWasSeenWritingIsNotForgottenUntilItIsGone() throws SQLException {
    RootSession reader = new RootSession(1, "postgres (psql)", false);
    sessions = List.of(reader, new RootSession(2, "postgres (job)", true));
    assertFalse(watch.look().green());

    sessions = List.of(reader, new RootSession(2, "postgres (job)", false));
    assertFalse(watch.look().green());
    assertTrue(watch.look().detail().endsWith("by: postgres (job) pid 2"), watch.look().detail());

    sessions = List.of(reader);
    assertTrue(watch.look().green());
    assertTrue(watch.look().detail().endsWith("postgres (psql) pid 1"), watch.look().detail());

    sessions = List.of();
    assertEquals("nobody is connected as root_user", watch.look().detail());
  }
}
