package io.beltline.activities.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beltline.activities.StepBed;
import io.beltline.activities.precheck.PrecheckActivitiesImpl;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import io.beltline.workflows.precheck.PrecheckActivities;
import java.util.List;

/**
 * What precheck says of the source's schema before anything is touched.
 *
 * @param arriving what is found of it as it is
 * @param refused the blockers once it has a function that this destination does not take
 * @param before the destination's catalog before both
 * @param after the same afterwards
 */
record TriedSchema(
    List<Finding> arriving, List<Finding> refused, List<String> before, List<String> after) {
  private static final String CATALOG =
      """
      select 'class ' || oid || relname || coalesce(relacl::text, '') from pg_class
      union all select 'type ' || oid || typname from pg_type
      union all select 'function ' || oid::regprocedure from pg_proc
      union all select 'schema ' || nspname || nspowner::regrole || coalesce(nspacl::text, '') from pg_namespace
      union all select 'extension ' || extname || extversion from pg_extension
      union all select 'role ' || rolname from pg_roles
      union all select 'event trigger ' || evtname from pg_event_trigger
       order by 1
      """;

  static TriedSchema on(StepBed bed) {
    PrecheckActivities precheck = bed.quick(PrecheckActivities.class, PrecheckActivitiesImpl::new);
    List<String> before = bed.strings(Side.DESTINATION, CATALOG);
    List<Finding> arriving = precheck.precheck(StepBed.PAIR).findings();
    bed.run(
        Side.SOURCE,
        "create function public.odd() returns int language sql set plpgsql.odd = 'secret' as 'select 1'");
    bed.run(Side.DESTINATION, "alter database shop set session_preload_libraries = 'plpgsql'");
    List<Finding> refused = precheck.precheck(StepBed.PAIR).blockers();
    bed.run(Side.DESTINATION, "alter database shop reset session_preload_libraries");
    bed.run(Side.SOURCE, "drop function public.odd()");
    return new TriedSchema(arriving, refused, before, bed.strings(Side.DESTINATION, CATALOG));
  }

  /** Of the schema as it is: blockers, and that it could not be tried. */
  List<Finding> blockers() {
    return arriving.stream()
        .filter(
            finding ->
                finding.severity() == Finding.Severity.BLOCKER
                    || finding.code().startsWith("schema-"))
        .toList();
  }

  void leftNothing() {
    assertEquals(before, after);
  }
}
