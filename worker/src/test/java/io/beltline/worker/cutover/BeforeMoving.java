package io.beltline.worker.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.testbed.proof.SequencePositions;
import io.beltline.testbed.proof.Traces;
import io.beltline.workflows.pair.Side;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Both sides as they were, to be compared with what they are. */
record BeforeMoving(
    MovingBed bed,
    List<String> sourceRoles,
    List<String> destinationRoles,
    Traces source,
    Traces destination) {
  /** Refused logins and ended sessions: all that an outage may show to an application. */
  private static final Pattern OUTAGE = Pattern.compile("(08|28|57P).*");

  private static final Pattern SCHEMA =
      Pattern.compile("(table|index|sequence|constraint|grant on) .*", Pattern.DOTALL);

  static BeforeMoving of(MovingBed bed) throws Exception {
    return new BeforeMoving(
        bed,
        bed.roles(Side.SOURCE),
        bed.roles(Side.DESTINATION),
        bed.traces(Side.SOURCE),
        bed.traces(Side.DESTINATION));
  }

  /** The same where the source had the tables that it has now. */
  BeforeMoving withSchemaOfNow() throws Exception {
    Set<String> objects = new TreeSet<>(source.objects());
    bed.traces(Side.SOURCE).objects().stream()
        .filter(SCHEMA.asMatchPredicate())
        .forEach(objects::add);
    return new BeforeMoving(bed, sourceRoles, destinationRoles, new Traces(objects), destination);
  }

  /** The destination has all that the source had and nothing else; the application has stopped. */
  void assertMoved(ShopApplication application) throws Exception {
    assertNothingIsMissingOn(Side.DESTINATION, application);
    assertEquals(sourceRoles, bed.roles(Side.DESTINATION), "logins as they were on the source");
    assertEquals(Set.of(), bed.traces(Side.SOURCE).without(source), "left on the source");
    Traces now = bed.traces(Side.DESTINATION);
    Set<String> left = now.without(destination);
    left.removeAll(source.objects());
    assertEquals(Set.of(), left, "left on the destination");
    assertEquals(Set.of(), source.without(now), "missing on the destination");
  }

  /**
   * The source has everything again and lets in whom it let in before; the old destination lets
   * nobody in. The application has stopped.
   */
  void assertReturned(ShopApplication application) throws Exception {
    assertNothingIsMissingOn(Side.SOURCE, application);
    assertEquals(sourceRoles, bed.roles(Side.SOURCE), "logins exactly as they were");
    assertEquals(source, bed.traces(Side.SOURCE), "left on the source");
    Set<String> left = bed.traces(Side.DESTINATION).without(destination);
    left.removeAll(source.objects());
    assertEquals(Set.of(), left, "left on the old destination");
  }

  private void assertNothingIsMissingOn(Side won, ShopApplication application) throws Exception {
    assertTrue(
        application.errors().stream().allMatch(OUTAGE.asMatchPredicate()),
        application.errors()::toString);
    try (Connection left = bed.connect(won.other());
        Connection winner = bed.connect(won)) {
      application.assertNothingLostOrDuplicatedOn(winner);
      assertEquals(List.of(), SequencePositions.of(left).behind(winner));
    }
    assertEquals(
        List.of(),
        bed.rows(
            won.other(), "select rolname from pg_roles where rolcanlogin and rolname ~ '^shop'"),
        "the other side is fenced");
  }

  /** Nothing at all is different on either side. */
  void assertNothingChanged() throws Exception {
    assertEquals(sourceRoles, bed.roles(Side.SOURCE));
    assertEquals(destinationRoles, bed.roles(Side.DESTINATION));
    assertEquals(source, bed.traces(Side.SOURCE));
    assertEquals(destination, bed.traces(Side.DESTINATION));
  }
}
