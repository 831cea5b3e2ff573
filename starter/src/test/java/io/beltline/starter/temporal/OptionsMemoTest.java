package io.beltline.starter.temporal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.starter.exit.ExitCode;
import io.beltline.workflows.command.Command;
import io.beltline.workflows.command.CommandOptions;
import io.beltline.workflows.command.Flag;
import io.beltline.workflows.command.StepRequest;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.roles.RoleFilter;
import io.beltline.workflows.schema.SchemaFile;
import io.beltline.workflows.schema.SchemaFiles;
import io.beltline.workflows.schema.SqlText;
import io.beltline.workflows.validation.ComparisonOptions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsMemoTest {
  private static final String SQL = "create table t (id int);";

  @Test
  void tellsFilesByTheirChecksumAlone() {
    String memo = OptionsMemo.of(with(SqlText.of(SQL)));

    assertTrue(
        memo.contains(
            "\"no_invalid_constraints.sql\":"
                + "\"6763d95cef9af671c4f46fbcf95211f2c753611598b5ad0ffa88848e70444243\""),
        memo);
    assertFalse(memo.contains(SqlText.of(SQL).packed()), memo);
  }

  @Test
  void isAnotherForAnotherFileOrAnotherOption() {
    String memo = OptionsMemo.of(with(SqlText.of(SQL)));

    assertEquals(memo, OptionsMemo.of(with(SqlText.of(SQL))));
    assertNotEquals(memo, OptionsMemo.of(with(SqlText.of(SQL + " "))));
    assertNotEquals(memo, OptionsMemo.of(with(SqlText.of(SQL)).with(Flag.FORCE, true)));
  }

  @Test
  void namesWhatDiffersAsItIsTyped() {
    CommandOptions sent = with(SqlText.of(SQL));
    String memo = OptionsMemo.of(sent);

    assertEquals(List.of(), OptionsMemo.differences(memo, memo));
    assertEquals(
        List.of("--force"),
        OptionsMemo.differences(memo, OptionsMemo.of(sent.with(Flag.FORCE, true))));
    assertEquals(
        List.of("--stride", "the files in this folder"),
        OptionsMemo.differences(memo, OptionsMemo.of(CommandOptions.NONE.withStride(5))));
    assertEquals(
        List.of("options of another version of belt"), OptionsMemo.differences("{\"a\":1}", "{}"));
  }

  @Test
  void namesEveryOption() {
    CommandOptions other =
        new CommandOptions(
            new RoleFilter(List.of("a"), List.of()),
            List.of("t"),
            1,
            EnumSet.allOf(Flag.class),
            Direction.BACK,
            Side.DESTINATION,
            new SchemaFiles(Map.of(SchemaFile.BASE, SqlText.of(SQL))),
            new ComparisonOptions(1, 1, 1, true));

    assertEquals(
        CommandOptions.class.getRecordComponents().length - 1 + Flag.values().length,
        OptionsMemo.differences(OptionsMemo.of(CommandOptions.NONE), OptionsMemo.of(other)).size());
  }

  @Test
  void aLookHasAnIdForEachSetOfOptions() {
    Pair pair = new Pair("prod", "orders");
    String id = OptionsMemo.idOf(new StepRequest(pair, Command.STATUS, CommandOptions.NONE));

    assertTrue(id.matches("step/prod/orders/status/[0-9a-f]{8}"), id);
    assertNotEquals(
        id,
        OptionsMemo.idOf(
            new StepRequest(pair, Command.STATUS, CommandOptions.NONE.with(Flag.FULL, true))));
  }

  @Test
  void whatMayHaveBeenStartedIsSaid() {
    NoAnswerException lost = new NoAnswerException("No answer", new IllegalStateException());

    assertEquals(
        "No answer. It may have been started; typed again, it is followed.",
        lost.whileStarting().inWords());
    assertEquals(ExitCode.UNREACHABLE, lost.whileStarting().exitCode());
  }

  private static CommandOptions with(SqlText sql) {
    return CommandOptions.NONE.withFiles(new SchemaFiles(Map.of(SchemaFile.BASE, sql)));
  }
}
