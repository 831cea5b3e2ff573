package io.beltline.configuration;

import io.beltline.configuration.problem.ConfigurationException;
import io.beltline.configuration.problem.Problem;
import io.beltline.configuration.server.Server;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One pair, sound in itself: what its {@code config.json} says, with defaults filled in.
 *
 * @param file the file it was read from
 * @param dc its datacenter
 * @param db its name, which need not be the name of a database on a server
 * @param src the source, if the file has one
 * @param dst the destination, if the file has one
 * @param scope what is migrated
 * @param exclusions login roles that the fence leaves alone
 * @param settings how the cutover is done
 * @param comparison how all rows are compared
 */
public record PairConfiguration(
    Path file,
    String dc,
    String db,
    Optional<Server> src,
    Optional<Server> dst,
    MigrationScope scope,
    LoginExclusions exclusions,
    CutoverSettings settings,
    ComparisonSettings comparison) {

  /**
   * Returns the source.
   *
   * @throws ConfigurationException when {@code src} is null in the file
   */
  public Server source() {
    return src.orElseThrow(() -> missing("src", "source"));
  }

  /**
   * Returns the destination.
   *
   * @throws ConfigurationException when {@code dst} is null in the file
   */
  public Server destination() {
    return dst.orElseThrow(() -> missing("dst", "destination"));
  }

  private ConfigurationException missing(String field, String side) {
    String what = "is null, and this needs the " + side;
    return new ConfigurationException(
        file, new Problem(field, 0, what, "describe the " + side + " there"));
  }
}
