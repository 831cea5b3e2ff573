package io.beltline.workflows.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.workflows.copy.TableCopy;
import io.beltline.workflows.replication.LinkStatus.State;
import io.beltline.workflows.schema.ConstraintReport;
import io.beltline.workflows.schema.IndexReport;
import io.beltline.workflows.schema.SchemaFile;
import io.beltline.workflows.schema.SchemaFiles;
import io.beltline.workflows.schema.SqlText;
import io.beltline.workflows.validation.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataCommandsTest {
  private final CommandBed bed = new CommandBed();

  @BeforeEach
  void withoutLink() {
    bed.answer("LookAtLink", CommandBed.link(State.UNCONFIGURED, 0, 0));
  }

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void theWorstOfTwoComparisonsCounts() {
    assertEquals(Outcome.DONE, bed.run(Command.VALIDATE_DATA).outcome());

    bed.answer("ValidateSequences", CommandBed.compared(Verdict.COULD_NOT_VERIFY));
    assertEquals(Outcome.COULD_NOT_VERIFY, bed.run(Command.VALIDATE_DATA).outcome());

    bed.answer("ValidateAll", CommandBed.compared(Verdict.DIFFERENT));
    assertEquals(Outcome.DIFFERENT, bed.run(Command.VALIDATE_DATA).outcome());
  }

  @Test
  void whileALinkRunsWhatItDoesNotCarryIsNotComparedAndThatIsSaid() {
    bed.answer("LookAtLink", CommandBed.link(State.REPLICATING, 5, 5));

    StepResult result = bed.run(Command.VALIDATE_DATA);

    assertFalse(bed.calls.contains("ValidateSequences"), bed.calls.toString());
    assertTrue(result.notes().get(0).contains("were not compared"), result.toString());
  }

  @Test
  void syncCarriesThenCompletesThenCompares() {
    StepResult result = bed.run(Command.SYNC);

    assertEquals(Outcome.DONE, result.outcome(), result.summary());
    assertTrue(
        bed.calls.indexOf("CopyTables") < bed.calls.indexOf("EnsureNotValidConstraints"),
        bed.calls.toString());
    assertTrue(
        bed.calls.indexOf("CreateKeptIndexes") < bed.calls.indexOf("ValidateAll"),
        bed.calls.toString());
    assertTrue(
        bed.calls.indexOf("CreateKeptIndexes") < bed.calls.indexOf("SyncSequencesPast"),
        bed.calls.toString());
    assertTrue(
        bed.calls.containsAll(List.of("ValidateCopied", "ValidateSequences")),
        bed.calls.toString());
    assertTrue(bed.calls.contains("Analyze"), bed.calls.toString());
  }

  @Test
  void syncThatKnowsNothingOfIndexesCarriesNothing() {
    bed.answer("RequireKeptSchema", CommandBed.stopped("SchemaNotKept"));

    assertEquals("SchemaNotKept", bed.refused(Command.SYNC).getType());
    assertFalse(bed.calls.contains("CopyTables"), bed.calls.toString());
  }

  @Test
  void syncWithoutSchemaLeavesIndexesAndConstraintsAlone() {
    StepResult unused = bed.run(Command.SYNC, CommandOptions.NONE.with(Flag.WITHOUT_SCHEMA, true));

    assertFalse(bed.calls.contains("CreateKeptIndexes"), bed.calls.toString());
    assertFalse(bed.calls.contains("EnsureNotValidConstraints"), bed.calls.toString());
  }

  @Test
  void rowsOnTheDestinationThatNobodyCopiedStopASync() {
    bed.answer(
        "CopyTables", List.of(new TableCopy("public.log", TableCopy.State.HAS_OTHER_ROWS, 3)));

    StepResult result = bed.run(Command.SYNC);

    assertEquals(Outcome.FAILED, result.outcome());
    assertTrue(result.summary().contains("belt sync-tables dc1 shop --replace"), result.summary());
    assertFalse(bed.calls.contains("ValidateAll"), bed.calls.toString());
  }

  @Test
  void largeObjectsAreToldBesideTheTables() {
    bed.answer(
        "CopyTables",
        List.of(
            new TableCopy(TableCopy.LARGE_OBJECTS, TableCopy.State.COPIED, 2),
            new TableCopy("public.log", TableCopy.State.EQUAL, 3)));

    assertEquals(
        "1 tables and the large objects are the same on both sides, 2 rows copied",
        bed.run(Command.SYNC_TABLES).summary());
  }

  @Test
  void theCallersFilesGoBeforeWhatSetupKept() {
    bed.answer("CreateIndexes", new IndexReport(1, 0));
    bed.answer("LoadConstraints", new ConstraintReport(1, 0));
    SchemaFiles files =
        new SchemaFiles(
            Map.of(
                SchemaFile.INDEXES, SqlText.of("create index i on t (a);"),
                SchemaFile.CONSTRAINTS, SqlText.of("")));

    StepResult unused = bed.run(Command.SYNC, CommandOptions.NONE.withFiles(files));

    assertTrue(bed.calls.containsAll(List.of("CreateIndexes", "LoadConstraints")));
    assertFalse(bed.calls.contains("CreateKeptIndexes"), bed.calls.toString());
  }

  @Test
  void aDifferenceInASyncIsItsOutcome() {
    bed.answer("ValidateAll", CommandBed.compared(Verdict.DIFFERENT));

    assertEquals(Outcome.DIFFERENT, bed.run(Command.SYNC).outcome());
  }
}
