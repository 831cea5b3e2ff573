package io.beltline.activities.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Travel;
import io.beltline.activities.sql.QualifiedName;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Tables are shared out by size. */
class LanesTest {

  @Test
  void theLargestTravelApart() {
    assertEquals(
        List.of(List.of(900L, 20L), List.of(500L, 400L, 10L)), shares(2, 10, 400, 900, 20, 500));
  }

  @Test
  void thereAreNoMoreSharesThanTables() {
    assertEquals(List.of(List.of(7L)), shares(2, 7));
  }

  private static List<List<Long>> shares(int most, long... sizes) {
    List<Table> tables =
        LongStream.of(sizes)
            .mapToObj(
                size ->
                    new Table(
                        new QualifiedName("app", "t" + size),
                        size,
                        "",
                        Travel.COPIED,
                        List.of(),
                        List.of(),
                        size,
                        -1))
            .toList();
    return Lanes.divide(tables, most).stream()
        .map(share -> share.stream().map(Table::bytes).toList())
        .toList();
  }
}
