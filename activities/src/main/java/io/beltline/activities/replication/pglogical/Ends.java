package io.beltline.activities.replication.pglogical;

import io.beltline.activities.step.Attempt;
import io.beltline.configuration.server.Dsn;
import io.beltline.configuration.server.Server;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.Link;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

/**
 * Both ends of a link, with a session as root on each.
 *
 * @param attempt whose sessions they are
 * @param link the link
 * @param names what its objects are called
 * @param provider session on the side that sends
 * @param subscriber session on the side that applies
 */
record Ends(
    Attempt attempt, Link link, MigrationNames names, Connection provider, Connection subscriber) {

  /** Opens a session on each end. */
  static Ends open(Attempt attempt, Link link) throws SQLException {
    Map<Side, Connection> sessions = attempt.connectBoth();
    return new Ends(
        attempt,
        link,
        MigrationNames.of(link.pair()),
        Objects.requireNonNull(sessions.get(link.direction().provider())),
        Objects.requireNonNull(sessions.get(link.direction().subscriber())));
  }

  /** The same ends with their parts swapped: the other direction's link. */
  Ends opposite() {
    Link other = new Link(link.pair(), link.engine(), link.direction().opposite());
    return new Ends(attempt, other, names, subscriber, provider);
  }

  Side providerSide() {
    return link.direction().provider();
  }

  Side subscriberSide() {
    return link.direction().subscriber();
  }

  /** The name of the link's subscription. */
  String subscription() {
    return names.subscription(link.direction());
  }

  /** How the other server reaches a side, password included. */
  String dsn(Side side) {
    Server server = attempt.server(side);
    return Dsn.forAnotherServer(server, server.replication()).revealWithPassword();
  }

  @Override
  public String toString() {
    return "the " + link.direction() + " link of " + link.pair();
  }
}
