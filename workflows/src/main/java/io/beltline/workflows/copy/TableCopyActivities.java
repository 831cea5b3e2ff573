package io.beltline.workflows.copy;

import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** Copies tables one by one, for commands. */
@ActivityInterface
public interface TableCopyActivities {
  /**
   * Ensures for the named tables without replica identity, or all of them where none is named, what
   * {@link CopyActivities#copyTablesWithoutIdentity} ensures, except that a table which has rows on
   * the subscriber is compared first: it is left as it is when they are the same, or may not be
   * replaced. Names may be qualified. Refuses with type {@code TableNotCopied} a name that is not
   * one of those tables. Where none is named and the whole database is in scope, large objects are
   * treated like a table: the subscriber gets them where it has none, or may have others replaced.
   * Long, with progress.
   */
  @ActivityMethod(name = "CopyTables")
  List<TableCopy> copyTables(Pair pair, Direction direction, List<String> tables, boolean replace);
}
