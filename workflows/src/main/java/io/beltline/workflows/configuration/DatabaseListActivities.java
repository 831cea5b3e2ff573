package io.beltline.workflows.configuration;

import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists pairs where their configuration lives: in the worker. */
@ActivityInterface
public interface DatabaseListActivities {
  /**
   * Returns the names of a datacenter's pairs, sorted; with a name, that one alone if its file can
   * be used. Fails with type {@code ConfigurationInvalid} and the known names for one that is
   * unknown. Touches no database.
   */
  @ActivityMethod(name = "ListDatabases")
  List<String> listDatabases(String dc, @Nullable String db);

  /** Returns the sides of a pair that its file describes; the others are null in it. */
  @ActivityMethod(name = "ListSides")
  List<Side> listSides(Pair pair);
}
