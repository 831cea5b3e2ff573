package io.beltline.worker.cutover;

import io.beltline.testbed.postgres.PostgresPair;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A database with one of each: foreign key, partitions, a table without key, sequences, identity, a
 * NOT VALID constraint, an owner, two logins, a group.
 *
 * @param password of the owner and of both logins
 */
record SmallShop(String password) {
  static final String OWNER = "shop_owner";
  static final List<String> LOGINS = List.of("shop_web", "shop_jobs");

  /** Loads it into the source; the destination gets the owner of an empty database. */
  static SmallShop load(PostgresPair servers) throws SQLException {
    SmallShop shop = new SmallShop("planted-" + UUID.randomUUID());
    try (Connection source = servers.connectToSource();
        Connection destination = servers.connectToDestination()) {
      shop.run(source, "owner.sql", "shop.sql");
      shop.run(destination, "owner.sql");
    }
    return shop;
  }

  private void run(Connection connection, String... scripts) throws SQLException {
    try (PreparedStatement hand =
            connection.prepareStatement("select set_config('shop.password', ?, false)");
        Statement statement = connection.createStatement()) {
      hand.setString(1, password);
      hand.execute();
      for (String script : scripts) {
        statement.execute(text(script));
      }
    }
  }

  private static String text(String script) {
    try (InputStream file =
        Objects.requireNonNull(SmallShop.class.getResourceAsStream(script), script)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(script, e);
    }
  }
}
