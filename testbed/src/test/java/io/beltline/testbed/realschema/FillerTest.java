package io.beltline.testbed.realschema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beltline.testbed.Resource;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.testbed.postgres.PostgresServers;
import io.beltline.testbed.realschema.Filler.Filled;
import io.beltline.testbed.rehearsal.Narrator;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FillerTest {

  private static final int ROWS = 12;

  @Test
  void everyTableGetsRowsThatItsConstraintsAccept() throws SQLException {
    try (PostgresServer server = PostgresServers.start();
        Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(Resource.text(FillerTest.class, "awkward.sql"));

      Filled filled = new Filler(connection, new Narrator(System.err)).fill(ROWS);

      assertEquals(Map.of(), filled.empty());
      assertEquals(filled.tables(), filled.filled());
      assertEquals(7 * ROWS + 2, filled.rows());
      // Foreign keys are built anew, so the server looks at every row.
      statement.execute(
          "alter table left_one drop constraint crossing,"
              + " add foreign key (right_id) references right_one;"
              + "alter table thing drop constraint thing_colour_fkey,"
              + " add foreign key (colour) references colour (name)");
    }
  }
}
