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
          new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), true, true, 4, 20));

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
    block.draw(List.of("\u001B[31mlonger than twenty columns\u001B[0m"));

    assertEquals(
        "\r\u001B[J\u001B[31mlonger than twenty…\u001B[0m\n",
        bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void leavesALineThatJustFitsAsItIs() {
    block.draw(List.of("nineteen characters"));

    assertEquals("\r\u001B[Jnineteen characters\n", bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void drawsNoMoreThanTheTerminalShows() {
    block.draw(List.of("1", "2", "3", "4", "5"));

    assertEquals("\r\u001B[J1\n2\n… and 3 more lines\n", bytes.toString(StandardCharsets.UTF_8));
  }
}
