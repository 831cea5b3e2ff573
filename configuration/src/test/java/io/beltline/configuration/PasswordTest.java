package io.beltline.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.configuration.problem.ConfigurationException;
import io.beltline.configuration.secret.Password;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {

  @TempDir Path root;
  private Project project;

  @BeforeEach
  void aProject() {
    project = new Project(root);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"'\"",
        "\"\\\\\"",
        "\"\\\"\"",
        "\" \"",
        "\"a b\"",
        "\"//x\"",
        "\"/*x*/\"",
        "\"%2F/?#@:\"",
        "\"$1${x}\"",
        "\"\\n\\t\"",
        "\"ümläut✓😀\"",
        "\"\\u0041\""
      })
  void passwordWithAnyCharacterArrivesUnchanged(String json) throws IOException {
    String expected =
        json.substring(1, json.length() - 1)
            .replace("\\u0041", "A")
            .replace("\\n", "\n")
            .replace("\\t", "\t")
            .replace("\\\"", "\"")
            .replace("\\\\", "\\");

    assertEquals(expected, password(json).resolve().reveal());
  }

  @Test
  void referenceToTheEnvironmentIsFetched() {
    assertEquals("from-env", password("{\"env\": \"BILLING_PW\"}").resolve().reveal());
  }

  @ParameterizedTest
  @CsvSource({"NOT_THERE, is not set", "EMPTY, is empty"})
  void missingVariableIsToldOnlyWhenThePasswordIsUsed(String name, String told) {
    Password password = password("{\"env\": \"" + name + "\"}");

    assertEquals(
        project.folder().resolve("config.json")
            + ": line 9: src.root_user.pw: environment variable "
            + name
            + " "
            + told
            + "; set it for the process that connects (the worker), and start that again",
        refusal(password));
  }

  @ParameterizedTest
  @ValueSource(strings = {"from-file", "from-file\n", "from-file\r\n"})
  void referenceToAFileIsFetchedWithoutItsNewline(String content) {
    project.write("root.pw", content);

    assertEquals("from-file", password("{\"file\": \"root.pw\"}").resolve().reveal());
    assertEquals(
        "from-file",
        password("{\"file\": \"" + project.folder().resolve("root.pw") + "\"}").resolve().reveal());
  }

  @Test
  void changedFileIsPickedUp() {
    project.write("root.pw", "before");
    Password password = password("{\"file\": \"root.pw\"}");
    assertEquals("before", password.resolve().reveal());

    project.write("root.pw", "after");

    assertEquals("after", password.resolve().reveal());
  }

  @Test
  void passwordFileThatIsNotThereIsTold() {
    String told = refusal(password("{\"file\": \"none.pw\"}"));

    assertTrue(
        told.contains(
            "line 9: src.root_user.pw: password file "
                + project.folder().resolve("none.pw")
                + " does not exist; "),
        told);
  }

  @ParameterizedTest
  @CsvSource({"'', is empty", "'\n', is empty", "'hunter\n\n', more than one line of text"})
  void passwordFileWithoutOnePasswordIsRefused(String content, String told) {
    project.write("root.pw", content);

    assertTrue(refusal(password("{\"file\": \"root.pw\"}")).contains(told));
  }

  @Test
  void passwordFileThatIsNoTextIsRefused() throws IOException {
    project.write("root.pw", "x".repeat(70_000));
    assertTrue(refusal(password("{\"file\": \"root.pw\"}")).contains("is larger than 65536 bytes"));

    Files.write(project.folder().resolve("root.pw"), new byte[] {(byte) 0xc3});
    assertTrue(refusal(password("{\"file\": \"root.pw\"}")).contains("is not UTF-8 text"));

    assertTrue(refusal(password("{\"file\": \".\"}")).contains("cannot be read"));
  }

  @Test
  void resolverThatIsPluggedInIsAsked() {
    Password password =
        password("{\"resolver\": \"echo\", \"path\": \"db/root\", \"version\": 3, \"raw\": true}");

    assertEquals(
        "dc1 billing src root {path=db/root, raw=true, version=3}", password.resolve().reveal());
  }

  @Test
  void resolverThatIsNotPluggedInNamesThoseThatAre() {
    String told = refusal(password("{\"resolver\": \"vault\"}"));

    assertTrue(
        told.contains(
            "line 9: src.root_user.pw: no password resolver is named \"vault\"; use one of echo"),
        told);
  }

  @Test
  void resolversReasonAndRemedyAreTold() {
    String told = refusal(password("{\"resolver\": \"echo\", \"refuse\": \"sealed\"}"));

    assertTrue(told.endsWith("line 9: src.root_user.pw: sealed; unseal it"), told);
  }

  @Test
  void resolverThatFailsIsNamed() {
    String told = refusal(password("{\"resolver\": \"echo\", \"crash\": \"hunter\"}"));

    assertTrue(
        told.contains("\"echo\" failed with java.lang.IllegalStateException; see the cause"), told);
    assertFalse(told.contains("hunter"), told);
  }

  private Password password(String json) {
    return project
        .load(Project.example().replace("\"hunter-root\"", json))
        .source()
        .root()
        .password();
  }

  private static String refusal(Password password) {
    return String.valueOf(
        assertThrows(ConfigurationException.class, password::resolve).getMessage());
  }
}
