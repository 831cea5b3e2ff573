package io.beltline.worker.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.worker.Eventually;
import io.beltline.worker.WorkerProcess;
import io.beltline.workflows.command.Command;
import io.beltline.workflows.command.Outcome;
import io.beltline.workflows.command.StepResult;
import io.beltline.workflows.cutover.CutoverReport;
import io.beltline.workflows.cutover.Gate;
import io.beltline.workflows.cutover.Phase;
import io.beltline.workflows.pair.Side;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole cutover in which somebody changes the schema, and applications use large objects. */
class ChangedOnTheWayTest {
  private static final String LARGE_OBJECTS_BEFORE =
      """
      set role shop_owner;
      select lo_from_bytea(90001, repeat('first', 1000)::bytea);
      comment on large object 90001 is 'it''s the first';
      grant select on large object 90001 to shop_jobs;
      select lo_create(90002);
      """;

  private static final String CHANGE =
      """
      set role shop_owner;
      alter table ledger add column note text not null default 'none';
      create index ledger_payload on ledger (payload) where note <> '';
      """
          + PhotoStudio.TABLE;

  private static final String COLUMNS =
      """
      select concat_ws(' ', a.attrelid::regclass, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                       a.attidentity, pg_get_expr(d.adbin, d.adrelid))
        from pg_attribute a
        join pg_class c on c.oid = a.attrelid and c.relnamespace = 'public'::regnamespace
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
       where a.attnum > 0
       order by 1
      """;

  private static final String LARGE_OBJECTS =
      """
      select concat_ws(' ', oid, lomowner::regrole, array(select unnest(lomacl)::text order by 1), obj_description(oid, 'pg_largeobject'), md5(lo_get(oid)))
        from pg_largeobject_metadata order by oid
      """;

  @TempDir Path folder = Path.of("");
  private MovingBed bed;
  private WorkerProcess worker;

  @BeforeEach
  void start() throws Exception {
    bed = MovingBed.start(folder);
    run(LARGE_OBJECTS_BEFORE);
    worker = TakingWork.start(bed, folder, attempt -> {});
  }

  @AfterEach
  void close() {
    worker.close();
    bed.close();
  }

  @Test
  void changesOfTheSchemaAreAdoptedAndLargeObjectsArriveWhileApplicationsWrite() throws Exception {
    BeforeMoving before = BeforeMoving.of(bed);
    try (ShopApplication application = ShopApplication.start(bed.servers, bed.shop)) {
      bed.operator.start(null);
      bed.operator.awaitGate(Gate.REVOKE_LOGINS);
      run(CHANGE);
      BeforeMoving changed = before.withSchemaOfNow();
      try (PhotoStudio studio = PhotoStudio.start(bed)) {
        Eventually.holds("photos are taken", () -> studio.made() > 10);
        awaitEvidenceNamesWhatWasChanged();
        // Waits for the evidence, and counts as soon as that is green: beside the adoption.
        bed.operator.update("approve", "revoke-logins");

        StepResult adopted = bed.operator.run(Command.ADOPT_SCHEMA);

        assertEquals(Outcome.DONE, adopted.outcome(), adopted::toString);
        assertTrue(adopted.summary().endsWith("; all rows are equal"), adopted::toString);
        bed.operator.awaitGate(Gate.TEARDOWN);
        studio.stop();
        assertEquals(bed.rows(Side.SOURCE, COLUMNS), bed.rows(Side.DESTINATION, COLUMNS));
        assertEquals(
            bed.rows(Side.SOURCE, LARGE_OBJECTS), bed.rows(Side.DESTINATION, LARGE_OBJECTS));
        studio.assertNothingLostOn(Side.DESTINATION);
      }
      long written = application.acknowledged();
      Eventually.holds("writes go on", () -> application.acknowledged() > written + 20);
      bed.operator.signal("approve", "teardown");
      CutoverReport report = bed.operator.result();
      application.stop();

      assertEquals(Phase.DONE, report.outcome());
      assertEquals(List.of(), report.leftovers());
      assertEquals(1, report.outages().size(), () -> report.outages().toString());
      changed.assertMoved(application);
    }
  }

  private void awaitEvidenceNamesWhatWasChanged() throws Exception {
    for (String change :
        List.of(
            "index public.ledger_payload is missing on the destination",
            "column public.ledger.note was added by ",
            "table public.photos was added by ")) {
      Eventually.holds("told: " + change, () -> bed.operator.description().contains(change));
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = bed.connect(Side.SOURCE);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
