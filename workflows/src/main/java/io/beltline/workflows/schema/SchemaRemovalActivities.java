package io.beltline.workflows.schema;

import io.beltline.workflows.pair.Pair;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/**
 * Takes things off the destination. Acts as its root user. Locks are waited for briefly; who holds
 * them is named, or ended where that was asked for.
 */
@ActivityInterface
public interface SchemaRemovalActivities {
  /**
   * Ensures that no secondary index is left on the destination's tables in scope: those of
   * constraints, of foreign keys that need them, and of replica identities stay. Returns the names.
   * Needs the destination alone.
   */
  @ActivityMethod(name = "RemoveIndexes")
  List<String> removeIndexes(Pair pair, boolean force);

  /**
   * Ensures that no NOT VALID constraint is left on the destination's tables in scope. Returns the
   * names. Needs the destination alone.
   */
  @ActivityMethod(name = "RemoveConstraints")
  List<String> removeConstraints(Pair pair, boolean force);

  /**
   * Refuses what {@code EmptyTables} would refuse, but for links, and changes nothing: so that a
   * command which removes the links first does not stop half-way.
   */
  @ActivityMethod(name = "RequireEmptiable")
  void requireEmptiable(Pair pair, boolean force);

  /**
   * Ensures that the destination's tables in scope are empty. Refuses with type {@code
   * ReferencedFromOutside} while a table out of scope refers to one of them, with type {@code
   * DestinationHasMore} while they are larger than the source's, which may mean that the sides were
   * mixed up, unless forced, and with type {@code LinkExists} while a link could carry the truncate
   * away. Returns how many tables were emptied.
   */
  @ActivityMethod(name = "EmptyTables")
  int emptyTables(Pair pair, boolean force);
}
