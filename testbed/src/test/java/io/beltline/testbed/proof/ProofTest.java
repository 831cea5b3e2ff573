package io.beltline.testbed.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.testbed.dataset.Dataset;
import io.beltline.testbed.postgres.PostgresPair;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The data set is loaded on both sides, as if a migration had moved it; then things are broken. */
final class ProofTest {

  private static PostgresPair pair;
  private static Proof proof;

  @BeforeAll
  static void move() throws SQLException {
    Dataset dataset = Dataset.small();
    pair = PostgresPair.start("shop");
    dataset.load(pair.source(), "shop");
    proof = Proof.prepare(pair);
    pair.source().execute("shop", NOBODY_LOGS_IN);
    dataset.load(pair.destination(), "shop");
  }

  /** As a fence does. */
  private static final String NOBODY_LOGS_IN =
      """
      do $$ declare login name; begin
        for login in select rolname from pg_roles where rolcanlogin and not rolsuper loop
          execute format('alter role %I nologin', login);
        end loop;
      end $$
      """;

  @AfterAll
  static void close() {
    pair.close();
  }

  @Test
  void findsNothingWhereNothingIsWrong() throws SQLException {
    assertEquals(List.of(), proof.differences(pair));
    assertEquals(List.of(), proof.leftovers(pair));
  }

  @Test
  void findsALoginThatIsMissingAndOneThatIsLeft() throws SQLException {
    assertFound(
        "alter role shop_app_01 nologin",
        "alter role shop_app_01 login",
        "missing on the destination: login of shop_app_01");

    pair.source().execute("shop", "alter role shop_app_02 login");
    try {
      assertEquals(List.of("shop_app_02 can log in on the source"), proof.differences(pair));
    } finally {
      pair.source().execute("shop", "alter role shop_app_02 nologin");
    }
  }

  @Test
  void findsAMissingRow() throws SQLException {
    assertFound(
        "delete from \"Customer Notes\" where \"Note Id\" = 2",
        "insert into \"Customer Notes\" overriding system value values (2, 'again')",
        "\"Customer Notes\" has 4 rows instead of 5");
  }

  @Test
  void findsASequenceThatWasPulledBack() throws SQLException {
    assertFound(
        "select setval('branch_7_number', 7776)",
        "select setval('branch_7_number', 7777)",
        "sequence branch_7_number is at 7776, behind 7777");
  }

  @Test
  void findsASequenceBehindItsColumn() throws SQLException {
    assertFound(
        "alter table orders alter id restart; select nextval('orders_id_seq')",
        "select setval('orders_id_seq', (select max(id) from orders))",
        "sequence orders_id_seq is behind orders.id");
  }

  @Test
  void findsAMissingIndexAndAMissingGrant() throws SQLException {
    assertFound(
        "drop index orders_customer_id_idx; revoke insert on clicks from shop_readwrite",
        "create index on orders (customer_id); grant insert on clicks to shop_readwrite",
        "missing on the destination: index orders_customer_id_idx");
  }

  @Test
  void findsATableThatCameTwice() throws SQLException {
    assertFalse(proof.copiedAgain(pair).contains("feature_flags"));

    pair.destination()
        .execute(
            "shop",
            """
            create temp table kept as select * from feature_flags;
            delete from feature_flags;
            insert into feature_flags select * from kept
            """);

    assertTrue(proof.copiedAgain(pair).contains("feature_flags"));
  }

  @Test
  void findsWhatWasLeftBehind() throws SQLException {
    pair.source().execute("shop", "create schema beltline");
    pair.destination().execute("shop", "create role replicator; create publication forgotten");
    try {
      assertEquals(
          List.of(
              "schema beltline on the source",
              "publication forgotten on the destination",
              "role replicator on the destination"),
          proof.leftovers(pair));
    } finally {
      pair.source().execute("shop", "drop schema beltline");
      pair.destination().execute("shop", "drop role replicator; drop publication forgotten");
    }
  }

  private static void assertFound(String breakIt, String mendIt, String expected)
      throws SQLException {
    pair.destination().execute("shop", breakIt);
    try {
      List<String> differences = proof.differences(pair);
      assertTrue(differences.contains(expected), differences.toString());
    } finally {
      pair.destination().execute("shop", mendIt);
    }
  }
}
