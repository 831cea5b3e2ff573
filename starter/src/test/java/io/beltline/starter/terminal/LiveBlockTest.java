package io.beltline.starter.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveBlockTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final LiveBlock block =
      new LiveBlock(
          new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), true, true, 6));

  @Test
  void goesUpAsManyLinesAsItDrew() {
    block.draw(List.of("one", "two"));
    block.draw(List.of("three"));
    block.clear();

    assertEquals(
        "\r\u001B[Jone\ntwo\n\u001B[2A\r\u001B[Jthree\n\u001B[1A\r\u001B[J",
        bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void cutsWhatWouldWrapButNoColourCode() {
    block.draw(List.of("\u001B[31mlonger than that\u001B[0m"));

    assertEquals("\r\u001B[J\u001B[31mlonge\u001B[0m\n", bytes.toString(StandardCharsets.UTF_8));
  }
}
