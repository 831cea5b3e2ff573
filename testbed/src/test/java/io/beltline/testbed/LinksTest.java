package io.beltline.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the project's pages refer to exists. */
final class LinksTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(#[^)\\s]+)?\\)");
  private static final Pattern SOURCE = Pattern.compile("`([a-z]+/)?(?:…/)?([\\w/]+\\.java)`");

  @Test
  void everyLinkLeadsToAPageAndAHeading() throws IOException {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path page : pages()) {
      for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
        links++;
        if (!link.group(1).contains("://") && !leadsSomewhere(page, link)) {
          broken.add(ROOT.relativize(page) + ": " + link.group());
        }
      }
    }
    assertTrue(links > 20, "found only " + links + " links");
    assertEquals(List.of(), broken);
  }

  @Test
  void everySourceFileThatContributorsAreSentToExists() throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(ROOT)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).toList();
    }
    List<String> named =
        SOURCE
            .matcher(Files.readString(ROOT.resolve("CONTRIBUTING.md")))
            .results()
            .map(match -> match.group(2))
            .toList();
    assertTrue(named.size() > 20, "found only " + named);
    assertEquals(
        List.of(),
        named.stream()
            .filter(name -> sources.stream().noneMatch(source -> source.endsWith(name)))
            .toList());
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs).filter(page -> page.toString().endsWith(".md")).toList();
    }
  }

  private static boolean leadsSomewhere(Path page, MatchResult link) throws IOException {
    Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return link.group(2) == null || anchors(target).contains(link.group(2));
  }

  /** The anchors that a page's headings have on the usual hosts of repositories. */
  private static List<String> anchors(Path page) throws IOException {
    return Files.readAllLines(page).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\w\\s-]", ""))
        .map(heading -> "#" + Matcher.quoteReplacement(heading.replace(' ', '-')))
        .toList();
  }
}
