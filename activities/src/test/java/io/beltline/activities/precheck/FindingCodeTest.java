package io.beltline.activities.precheck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FindingCodeTest {
  @Test
  void thePageExplainsEveryCodeInThisOrder() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "precheck.md"));
    List<String> explained =
        Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE)
            .matcher(page)
            .results()
            .map((MatchResult row) -> row.group(1))
            .toList();

    assertEquals(Arrays.stream(FindingCode.values()).map(FindingCode::code).toList(), explained);
  }
}
