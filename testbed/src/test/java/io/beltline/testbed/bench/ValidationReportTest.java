package io.beltline.testbed.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.beltline.testbed.ReadmeTable;
import io.beltline.testbed.bench.ValidationReport.Data;
import io.beltline.testbed.bench.ValidationReport.Way;
import io.beltline.testbed.rehearsal.JsonOutput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ValidationReportTest {

  @Test
  void printsALineForEachWayAndAColumnForEachSetOfRows() throws JsonProcessingException {
    ValidationReport report =
        new ValidationReport(
            List.of(
                new Data("shop", 2_000_000, 1234, List.of(new Way("a", "x", 1499.6))),
                new Data("texts", 3_000_000, 5, List.of(new Way("a", "x", 0)))));

    assertEquals(
        """
        | MB/s per core | shop | texts | what it does not see |
        |---|---|---|---|
        | a | 1,500 | – | x |

        Compared were shop: 1,234 rows, 2 MB; texts: 5 rows, 3 MB.""",
        report.markdown());
    JsonNode shop = new ObjectMapper().readTree(JsonOutput.of(report)).at("/data/0");
    assertEquals(2_000_000, shop.get("bytes").asLong());
    assertEquals(1234, shop.get("rows").asLong());
    assertEquals(1499.6, shop.at("/ways/0/megabytesPerCore").asDouble());
  }

  @Test
  void theReadmeHasTheTableOfARunOfAllWaysOverAllShapes() {
    List<Way> ways = new ArrayList<>(List.of(ValidationRun.beltline(0)));
    Stream.of(Rival.values()).map(rival -> rival.at(0)).forEach(ways::add);
    List<Data> data = new ArrayList<>(List.of(new Data(ValidationRun.SHOP, 0, 0, ways)));
    Stream.of(Shape.values())
        .map(shape -> new Data(shape.inWords(), 0, 0, ways))
        .forEach(data::add);

    String readme = new ReadmeTable(Path.of(".."), "bin/bench validation").read().strip();

    assertEquals(withoutFigures(new ValidationReport(data).markdown()), withoutFigures(readme));
    assertTrue(readme.contains("| 1"), readme);
  }

  private static String withoutFigures(String table) {
    return table
        .replaceAll("(?<=\\| )([\\d,]+|–)(?= \\|)", "…")
        .replaceAll(": [\\d,]+ rows, [\\d,]+ MB", ": …");
  }
}
