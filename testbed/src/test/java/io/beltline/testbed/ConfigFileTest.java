package io.beltline.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.beltline.testbed.postgres.PostgresPair;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigFileTest {

  @Test
  void namesBothServersOfAPairAndMayBeChanged(@TempDir Path folder)
      throws IOException, SQLException {
    try (PostgresPair pair = PostgresPair.start("shop")) {
      Path file =
          ConfigFile.of("dc1", pair)
              .withOwner("shop_owner", "secret")
              .with("/dst/root_user/pw", "wrong")
              .without("/src/ip")
              .writeTo(folder);

      JsonNode written = new ObjectMapper().readTree(file.toFile());
      assertEquals(folder.resolve("configs/dc1/shop/config.json"), file);
      assertEquals(Integer.toString(pair.source().port()), written.at("/src/port").textValue());
      assertEquals("shop_owner", written.at("/dst/owner_user/name").textValue());
      assertEquals("wrong", written.at("/dst/root_user/pw").textValue());
      assertTrue(written.at("/src/ip").isMissingNode());
      try (Connection connection = pair.connectToDestination()) {
        assertEquals("shop", connection.getCatalog());
      }
    }
  }
}
