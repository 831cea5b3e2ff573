package io.beltline.activities.schema;

import io.beltline.activities.sql.Identifiers;
import java.util.List;

/** Builds of single indexes. */
final class IndexJobs {
  private static final String DROP_LEFTOVER =
      """
      begin
        if exists (select from pg_catalog.pg_index where indexrelid = pg_catalog.to_regclass(%s) and not indisvalid) then
          execute %s;
        end if;
      end
      """;

  private IndexJobs() {}

  /**
   * Builds one that is not there or not valid; what a broken build left is dropped first.
   *
   * @param index its name with its schema, as it stands in statements
   */
  static Job of(String name, String index, String create, Job.OnError onError) {
    return new Job(name, List.of(dropLeftover(index), create), onError);
  }

  /**
   * The same without a lock that keeps writers out. That waits for transactions, which hold nobody
   * up by it, so it may take as long as they do.
   */
  static Job withoutLock(String name, String index, String create, Job.OnError onError) {
    return new Job(
        name,
        List.of("reset lock_timeout", dropLeftover(index), "set lock_timeout = 0", create),
        onError);
  }

  private static String dropLeftover(String index) {
    return "do "
        + Identifiers.literal(
            DROP_LEFTOVER.formatted(
                Identifiers.literal(index), Identifiers.literal("drop index " + index)));
  }
}
