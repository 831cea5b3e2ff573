package io.beltline.configuration.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A password in a file of its own: one line of UTF-8; the newline at its end is not part of it. */
public final class FilePassword implements PasswordSource {

  private static final int MAX_BYTES = 64 * 1024;

  private final Path file;

  /** Names the file. */
  public FilePassword(Path file) {
    this.file = file;
  }

  @Override
  public Secret fetch() throws PasswordUnavailableException {
    String line = withoutNewline(content());
    if (line.isEmpty()) {
      throw new PasswordUnavailableException(
          "password file " + file + " is empty", "write the password into it");
    }
    if (line.indexOf('\n') >= 0 || line.indexOf('\0') >= 0) {
      throw new PasswordUnavailableException(
          "password file " + file + " holds more than one line of text",
          "leave only the password in it");
    }
    return new Secret(line);
  }

  private String content() throws PasswordUnavailableException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new PasswordUnavailableException(
            "password file " + file + " is larger than " + MAX_BYTES + " bytes",
            "name the file that holds the password and nothing else");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new PasswordUnavailableException(
          "password file " + file + " is not UTF-8 text", "store it as UTF-8", e);
    } catch (NoSuchFileException e) {
      throw new PasswordUnavailableException(
          "password file " + file + " does not exist",
          "create it, or correct the path; a relative one starts at the configuration's folder",
          e);
    } catch (IOException e) {
      throw new PasswordUnavailableException(
          "password file " + file + " cannot be read",
          "make it a plain file that the user of this process may read",
          e);
    }
  }

  private static String withoutNewline(String text) {
    if (text.endsWith("\r\n")) {
      return text.substring(0, text.length() - 2);
    }
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }
}
