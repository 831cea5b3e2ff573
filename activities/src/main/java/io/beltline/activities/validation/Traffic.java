package io.beltline.activities.validation;

import io.beltline.workflows.pair.Lsn;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** What may be on its way from the provider to the subscriber while rows are looked at. */
interface Traffic {
  /** Two sides of which each has its rows from elsewhere, and nobody else writes them. */
  Traffic NONE =
      new Traffic() {
        @Override
        public Optional<Lsn> applied() {
          return Optional.of(EVERYTHING);
        }

        @Override
        public RunningTransactions running() {
          return RunningTransactions.none();
        }
      };

  /** Beyond every position. */
  Lsn EVERYTHING = new Lsn(-1);

  /** The position up to which the subscriber has applied everything; empty as long as unknown. */
  Optional<Lsn> applied() throws SQLException;

  /** The provider's transactions that may have written what is looked at. */
  RunningTransactions running();

  /**
   * Between two sides, over whatever link there is now. Without one nothing is on its way once they
   * have been looked at for a while.
   */
  static Traffic between(BothSides sides, Patience patience) throws SQLException {
    Optional<LinkPosition> link = LinkPosition.find(sides.provider(), sides.subscriber());
    Instant settled = Instant.now().plus(patience.settled());
    return new Traffic() {
      @Override
      public Optional<Lsn> applied() throws SQLException {
        if (link.isPresent()) {
          return link.get().applied(sides.provider(), sides.subscriber());
        }
        return settled.isBefore(Instant.now()) ? Optional.of(EVERYTHING) : Optional.empty();
      }

      @Override
      public RunningTransactions running() {
        return RunningTransactions.of(sides.provider());
      }
    };
  }

  /** Finds out what there is, each time that rows are looked at. */
  @FunctionalInterface
  interface Look {
    /** What there is now. */
    Traffic begin() throws SQLException;
  }
}
