package io.beltline.starter.report;

import static io.beltline.starter.report.Reported.pair;
import static io.beltline.starter.report.Reported.pairWith;
import static io.beltline.starter.report.Reported.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.starter.terminal.Colours;
import io.beltline.workflows.command.Command;
import io.beltline.workflows.command.Detail;
import io.beltline.workflows.command.Outcome;
import io.beltline.workflows.pair.Direction;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlainReportTest {
  @Test
  void summaryNotesAndDetailsStandUnderEachOther() {
    assertEquals(
        """
        prod/orders: setup has ended
          look at it with status
          EnsureLink: the forward link is there
          Analyze: statistics are fresh""",
        text(
            new PlainReport(Details::steps),
            Command.SETUP,
            pair("orders", Command.SETUP, Outcome.DONE, "look at it with status")));
  }

  @Test
  void whatBecameOfEachTable() {
    assertEquals(
        """
        prod/orders: sync-tables has ended
          public.log: copied, 1,200 rows
          public.audit: had the same rows already, 3 rows
          public.notes: has other rows, left as it is""",
        text(
            new PlainReport(Details::tables),
            Command.SYNC_TABLES,
            pair("orders", Command.SYNC_TABLES, Outcome.DIFFERENT)));
  }

  @Test
  void sequencesThatMovedOrStandWrong() {
    assertEquals(
        """
        prod/orders: sync-sequences has ended
          public.log_id_seq: missing, SRC 5, DST -
          public.orders_id_seq: behind, SRC 1000, DST 40""",
        text(
            new PlainReport(Details.sequences(Direction.FORWARD)),
            Command.SYNC_SEQUENCES,
            pair("orders", Command.SYNC_SEQUENCES, Outcome.FAILED)));
    assertTrue(
        text(
                new PlainReport(Details.sequences(Direction.BACK)),
                Command.SYNC_SEQUENCES,
                pair("orders", Command.SYNC_SEQUENCES, Outcome.FAILED))
            .endsWith("public.orders_id_seq: behind, SRC 40, DST 1000"));
  }

  @Test
  void comparisonsWithTheRowsThatDiffer() {
    assertEquals(
        """
        prod/orders: validate-data has ended
          equal: all rows, 1,000,000 rows; self-test: 60 of 60 planted errors found
          different: all rows, 10 rows; self-test: 60 of 60 planted errors found
            public.users id=42: CHANGED [name]
              name: 'O''Neil\\n' | null
            public.odd: no key""",
        text(
            new PlainReport(Details::comparisons),
            Command.VALIDATE_DATA,
            pair("orders", Command.VALIDATE_DATA, Outcome.DIFFERENT)));
  }

  @Test
  void namesThatWereRemoved() {
    assertEquals(
        """
        prod/orders: remove-indexes has ended
          public.i1
          public.i2""",
        text(
            new PlainReport(Details::removed),
            Command.REMOVE_INDEXES,
            pair("orders", Command.REMOVE_INDEXES, Outcome.DONE)));
  }

  @Test
  void aLongListIsCutAndSaysSo() {
    List<String> names = IntStream.range(0, 25).mapToObj(i -> "public.i" + i).toList();
    String text =
        text(
            new PlainReport(Details::removed),
            Command.REMOVE_INDEXES,
            pairWith(new Detail.Removed(names), "orders", Command.REMOVE_INDEXES, Outcome.DONE));

    assertEquals(22, text.lines().count());
    assertTrue(text.endsWith("  public.i19\n  and 5 more; --json has them"), text);
  }

  @Test
  void theColourIsThatOfTheOutcome() {
    assertTrue(painted(Outcome.DONE).startsWith("\u001B[32m"));
    assertTrue(painted(Outcome.COULD_NOT_VERIFY).startsWith("\u001B[33m"));
    assertTrue(painted(Outcome.DIFFERENT).startsWith("\u001B[31m"));
    assertTrue(painted(Outcome.FAILED).startsWith("\u001B[31m"));
  }

  private static String painted(Outcome outcome) {
    return text(
        new PlainReport(),
        new Colours(true),
        Command.ANALYZE,
        pair("orders", Command.ANALYZE, outcome));
  }
}
