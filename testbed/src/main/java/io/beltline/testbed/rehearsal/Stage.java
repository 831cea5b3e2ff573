package io.beltline.testbed.rehearsal;

import io.beltline.testbed.ConfigFile;
import io.beltline.testbed.dataset.Dataset;
import io.beltline.testbed.postgres.PostgresPair;
import io.beltline.testbed.postgres.ServerOptions;
import io.beltline.testbed.process.WorkDirectory;
import io.beltline.testbed.proof.Proof;
import java.sql.SQLException;

/**
 * Two servers, the shop on one of them, and the configuration that leads a worker there.
 *
 * @param pair the servers
 * @param dataset what the source holds
 * @param proof both sides as they are now
 */
public record Stage(PostgresPair pair, Dataset dataset, Proof proof) implements AutoCloseable {

  /** The datacenter of all rehearsals. */
  public static final String DATACENTER = "demo";

  /** Sets the stage; the database's name is also the pair's. */
  public static Stage set(
      String database, double scale, ServerOptions options, WorkDirectory work, Narrator narrator)
      throws SQLException {
    PostgresPair pair = PostgresPair.start(database, options, options);
    try {
      narrator.say(
          "Two PostgreSQL servers listen on ports %d (source) and %d (destination)"
              .formatted(pair.source().port(), pair.destination().port()));
      Dataset dataset = Dataset.ofScale(scale);
      dataset.load(pair.source(), database);
      dataset.prepareDestination(pair.destination(), database);
      ConfigFile.of(DATACENTER, pair)
          .withOwner(Dataset.OWNER, dataset.password())
          .writeTo(work.path());
      Proof proof = Proof.prepare(pair);
      narrator.say(
          "The source holds %,d rows in %d tables"
              .formatted(proof.account().before().total(), proof.account().before().tables()));
      return new Stage(pair, dataset, proof);
    } catch (SQLException | RuntimeException e) {
      pair.close();
      throw e;
    }
  }

  /** Ends both servers. */
  @Override
  public void close() {
    pair.close();
  }
}
