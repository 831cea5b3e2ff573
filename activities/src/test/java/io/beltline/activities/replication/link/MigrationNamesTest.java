package io.beltline.activities.replication.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationNamesTest {
  @Test
  void plainNamesAreKeptAsTheyAre() {
    MigrationNames names = MigrationNames.of(new Pair("dc1", "shop"));

    assertEquals("beltline_dc1_shop_src", names.node(Side.SOURCE));
    assertEquals("beltline_dc1_shop_dst", names.node(Side.DESTINATION));
    assertEquals("beltline_dc1_shop", names.set());
    assertEquals("beltline_dc1_shop_fwd", names.subscription(Direction.FORWARD));
    assertEquals("beltline_dc1_shop_back", names.subscription(Direction.BACK));
  }

  @ParameterizedTest
  @CsvSource({"dc1,Shop,dc1,shop", "a_b,c,a,b_c", "a.b,c,a-b,c", "a,b.c,a,b_c"})
  void pairsThatLookAlikeHaveNamesOfTheirOwn(String dc, String db, String otherDc, String otherDb) {
    assertNotEquals(
        MigrationNames.of(new Pair(dc, db)).set(),
        MigrationNames.of(new Pair(otherDc, otherDb)).set());
  }

  @Test
  void everyNameFitsWithWhatPglogicalAppends() {
    MigrationNames names = MigrationNames.of(new Pair("D".repeat(120), "b.".repeat(60)));
    MigrationNames others = MigrationNames.of(new Pair("D".repeat(120), "b.".repeat(59)));

    assertTrue((names.subscription(Direction.BACK) + "_copy").length() <= 63);
    assertTrue(names.set().matches("[a-z0-9_]+"), names.set());
    assertNotEquals(names.set(), others.set());
  }
}
