package io.beltline.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beltline.configuration.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file in the shape that pgbelt's quickstart prints, with its comments. */
class QuickstartTest {

  @TempDir Path root;

  @Test
  void filledInItIsRead() {
    PairConfiguration pair =
        new Project(root)
            .load(
                Project.resource("quickstart.json")
                    .replace("<###.###.###.###>", "192.0.2.7")
                    .replace("<####>", "5432")
                    .replace("<mydatabase1src.example.com>", "src.example.com")
                    .replace("<mydatabase1dst.example.com>", "dst.example.com"));

    assertEquals("192.0.2.7", pair.source().address());
    assertEquals("pglogical", pair.destination().replication().name());
    assertEquals(
        "http://not/a-comment /* nor this */ # nor \"this\"",
        pair.destination().replication().password().resolve().reveal());
  }

  @Test
  void notFilledInEachPlaceholderThatCannotWorkIsTold() {
    List<Problem> problems =
        new Project(root).refusal(Project.resource("quickstart.json")).problems();

    assertEquals(
        List.of("src.host", "src.ip", "src.port", "dst.host", "dst.ip", "dst.port"),
        problems.stream().map(Problem::field).toList());
    assertEquals(List.of(6, 7, 9, 27, 28, 30), problems.stream().map(Problem::line).toList());
  }
}
