package io.beltline.testbed.realschema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DumpTest {

  private static final Dump SOURCE =
      new Dump(
          List.of("x"), List.of("a", "b", "b"), List.of("t\t1", "t\t2", "t\t2"), Map.of("s", 5L));

  @Test
  void aSequenceMayBeAhead() {
    Dump ahead = new Dump(SOURCE.settings(), SOURCE.schema(), SOURCE.rows(), Map.of("s", 1005L));
    assertEquals(List.of(), SOURCE.differences(ahead));
  }

  @Test
  void everyLineThatOnlyOneSideHasIsNamed() {
    Dump other =
        new Dump(
            List.of(),
            List.of("a", "b", "c"),
            List.of("t\t0", "t\t2", "t\t2", "u\t1"),
            Map.of("s", 4L));

    assertEquals(
        List.of(
            "only set on the source: x",
            "only in the source's schema: b",
            "only in the destination's schema: c",
            "only on the source: t\t1",
            "only on the destination: t\t0",
            "only on the destination: u\t1",
            "sequence s: 5 on the source, 4 on the destination"),
        SOURCE.differences(other));
  }
}
