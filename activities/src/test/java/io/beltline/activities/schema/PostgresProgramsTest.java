package io.beltline.activities.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which client programs restore into a server. */
class PostgresProgramsTest {

  @ParameterizedTest
  @CsvSource({"15, 15", "16, 16", "17, 17", "18, 18"})
  void theOldestThatKnowTheServerRestoreIntoIt(int server, int chosen) {
    assertEquals(
        chosen, PostgresPrograms.restoringInto(installed(18, 14, 16, 15, 17), server).major());
  }

  @Test
  void aDumpOfANewerClientIsNotLoadedIntoAnOlderServer() {
    ApplicationFailure failure =
        assertThrows(
            ApplicationFailure.class, () -> PostgresPrograms.restoringInto(installed(14, 17), 15));

    assertEquals("ProgramsMissing", failure.getType());
    assertEquals(
        "The worker needs pg_dump and pg_restore of version 15 to 16, because later ones set a"
            + " parameter that this server does not know, and has only",
        failure.getOriginalMessage().replaceAll(" only .*", " only"));
    assertEquals(16, PostgresPrograms.restoringInto(installed(14, 16, 17), 15).major());
  }

  private static List<PostgresPrograms> installed(int... majors) {
    return Arrays.stream(majors)
        .mapToObj(major -> new PostgresPrograms(Path.of("/usr/lib/postgresql/" + major), major))
        .toList();
  }
}
