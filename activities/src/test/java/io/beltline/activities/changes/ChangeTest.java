package io.beltline.activities.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beltline.activities.sql.QualifiedName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages as test_decoding of PostgreSQL 15 writes them. */
class ChangeTest {
  @Test
  void anInsertedRowIsKnownByItsKeyWhereverThatStands() {
    assertEquals(
        List.of(List.of("7", "it's")),
        keys(
            "table public.t: INSERT: name[text]:'it''s' note[character varying]:null id[integer]:7",
            "id",
            "name"));
  }

  @Test
  void namesAndTypesMayHoldWhateverTheyLike() {
    assertEquals(
        List.of(List.of("1", "a b]: '")),
        keys(
            "table \"Odd \"\"Schema\".\"Mixed: Case\": UPDATE: \"new-tuple:\"[\"Odd \"\"Schema\".\"we]ird: type\"[]]:'{x,\"'' y\"}'"
                + " id[integer]:1 \"select\"[text]:'a b]: ''' flag[boolean]:true bits[bit varying]:B'01'",
            "id",
            "select"));
    assertEquals(
        new QualifiedName("Odd \"Schema", "Mixed: Case"),
        changes("table \"Odd \"\"Schema\".\"Mixed: Case\": DELETE: id[integer]:1", "id")
            .get(0)
            .table());
  }

  @Test
  void aChangedKeyIsTwoRows() {
    assertEquals(
        List.of(List.of("1"), List.of("2")),
        keys(
            "table public.t: UPDATE: old-key: id[integer]:1 new-tuple: id[integer]:2 v[text]:''",
            "id"));
    assertEquals(
        List.of(List.of("1")),
        keys(
            "table public.t: UPDATE: old-key: id[integer]:1 new-tuple: id[integer]:1 v[text]:'x'",
            "id"));
  }

  @Test
  void aLargePartOfAKeyThatDidNotChangeStandsWithTheOldOne() {
    assertEquals(
        List.of(List.of("1", "long"), List.of("2", "long")),
        keys(
            "table public.t: UPDATE: old-key: id[integer]:1 k[text]:'long' new-tuple: id[integer]:2 k[text]:unchanged-toast-datum",
            "id",
            "k"));
  }

  @Test
  void withoutAKeyAnyRowMayHaveChanged() {
    assertEquals(List.of(), keys("table public.t: DELETE: (no-tuple-data)", "id"));
    assertEquals(
        List.of(),
        keys("table public.t: UPDATE: id[text]:unchanged-toast-datum v[text]:'x'", "id"));
    List<Change> emptied =
        changes("table public.a, public.b: TRUNCATE: restart_seqs cascade", "id");
    assertEquals(
        List.of(new QualifiedName("public", "a"), new QualifiedName("public", "b")),
        emptied.stream().map(Change::table).toList());
    assertEquals(List.of(), emptied.get(0).keys());
  }

  @Test
  void aTableThatNobodyAsksAboutIsPassedOver() {
    assertEquals(List.of(), changes("table public.t: INSERT: id[integer]:1"));
  }

  @Test
  void whatCannotBeReadIsSaidWithoutItsValues() {
    IllegalStateException error =
        assertThrows(
            IllegalStateException.class,
            () -> changes("table public.t: INSERT: id[text]:'secret", "id"));
    assertEquals("test_decoding wrote what cannot be read, at byte 40 of 40", error.getMessage());
  }

  private static List<List<String>> keys(String message, String... keyColumns) {
    return changes(message, keyColumns).get(0).keys();
  }

  private static List<Change> changes(String message, String... keyColumns) {
    DecodedText text =
        new DecodedText(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    text.skip("table ");
    return Change.of(text, table -> List.of(keyColumns), "1", null);
  }
}
