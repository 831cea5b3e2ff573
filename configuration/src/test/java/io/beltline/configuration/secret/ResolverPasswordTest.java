package io.beltline.configuration.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is plugged in is the fault of whoever installs it, and told as such. */
class ResolverPasswordTest {

  private static final String SERVICES = "META-INF/services/";

  @TempDir Path jar;

  @Test
  void withoutAnyResolverTheJarIsAskedFor() throws IOException {
    PasswordUnavailableException refusal = refusal("");

    assertEquals("no password resolver is named \"vault\"", refusal.getMessage());
    assertEquals(
        "name the jar with the resolver in BELTLINE_CLASSPATH; there is none now",
        refusal.remedy());
  }

  @Test
  void twoResolversOfOneNameAreRefused() throws IOException {
    PasswordUnavailableException refusal =
        refusal(First.class.getName() + "\n" + Second.class.getName());

    assertEquals("2 password resolvers are named \"vault\"", refusal.getMessage());
    assertEquals("leave one of them in BELTLINE_CLASSPATH", refusal.remedy());
  }

  @Test
  void entryThatNamesNoClassIsTold() throws IOException {
    PasswordUnavailableException refusal = refusal("com.example.NotThere");

    assertEquals("a password resolver cannot be loaded", refusal.getMessage());
    assertEquals(
        "mend its entry in " + SERVICES + PasswordResolver.class.getName(), refusal.remedy());
  }

  private PasswordUnavailableException refusal(String entry) throws IOException {
    Files.createDirectories(jar.resolve(SERVICES));
    Files.writeString(jar.resolve(SERVICES + PasswordResolver.class.getName()), entry);
    PasswordRequest request = new PasswordRequest("dc1", "billing", "src", "root", Map.of());
    try (URLClassLoader loader = new OnlyThisJar(jar)) {
      ResolverPassword password = new ResolverPassword("vault", request, loader);
      return assertThrows(PasswordUnavailableException.class, password::fetch);
    }
  }

  /** Does not see the entries of the tests' own class path. */
  private static final class OnlyThisJar extends URLClassLoader {
    OnlyThisJar(Path jar) throws IOException {
      super(new URL[] {jar.toUri().toURL()}, ResolverPasswordTest.class.getClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return findResources(name);
    }
  }

  /** One that is named vault. */
  public static class First implements PasswordResolver {
    @Override
    public String name() {
      return "vault";
    }

    @Override
    public Secret resolve(PasswordRequest request) {
      return new Secret("first");
    }
  }

  /** Another that is named vault. */
  public static final class Second extends First {}
}
