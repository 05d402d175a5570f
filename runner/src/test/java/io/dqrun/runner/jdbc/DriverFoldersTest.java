package io.dqrun.runner.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.connector.JdbcTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers outside of the class path: found, loaded apart, installed, checked. */
class DriverFoldersTest {

  private static final KnownDriver ORACLE = KnownDrivers.forType("oracle").orElseThrow();

  @TempDir private Path folder;

  @AfterEach
  void forget() {
    DriverFolders.of(Optional.empty(), System.getenv()).use();
  }

  private static JdbcTarget target(String type, String url) {
    return new JdbcTarget(type, url, Map.of(), Map.of(), "default", "x");
  }

  private static Problem problem(JdbcTarget target) {
    return assertThrows(DqException.class, () -> DriverLoader.find(target)).problems().get(0);
  }

  /** A jar with a driver that takes {@code jdbc:odd:}, made of source code. */
  private static void driverJar(Path jar) throws IOException {
    Path classes = Files.createTempDirectory(jar.getParent(), "classes");
    Path source = classes.resolve("OddDriver.java");
    Files.writeString(
        source,
        """
        import java.sql.*;
        import java.util.*;
        public class OddDriver implements Driver {
          public Connection connect(String url, Properties p) { return null; }
          public boolean acceptsURL(String url) { return url.startsWith("jdbc:odd:"); }
          public DriverPropertyInfo[] getPropertyInfo(String url, Properties p) { return null; }
          public int getMajorVersion() { return 1; }
          public int getMinorVersion() { return 0; }
          public boolean jdbcCompliant() { return false; }
          public java.util.logging.Logger getParentLogger() { return null; }
        }
        """);
    assertEquals(0, compiler().run(null, OutputStream.nullOutputStream(), null, source.toString()));
    Files.createDirectories(jar.getParent());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("OddDriver.class"));
      out.write(Files.readAllBytes(classes.resolve("OddDriver.class")));
      out.putNextEntry(new JarEntry("META-INF/services/java.sql.Driver"));
      // One that cannot be loaded must not hide another one.
      out.write("NoSuchDriver\nOddDriver\n".getBytes(StandardCharsets.UTF_8));
    }
  }

  private static JavaCompiler compiler() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertNotNull(compiler);
    return compiler;
  }

  @Test
  void aDriverInTheFolderOfItsTypeIsLoadedApart() throws Exception {
    Path own = Files.createDirectories(folder.resolve("odd"));
    driverJar(own.resolve("whatever.jar"));
    DriverFolders.of(Optional.of(folder), Map.of()).use();
    Driver driver = DriverLoader.find(target("Odd", "jdbc:odd:x"));
    assertEquals("OddDriver", driver.getClass().getName());
    ClassLoader loader = driver.getClass().getClassLoader();
    assertEquals(
        driver.getClass(), DriverLoader.find(target("Odd", "jdbc:odd:y")).getClass(), "once");
    assertThrows(
        ClassNotFoundException.class, () -> Class.forName("org.postgresql.Driver", false, loader));
    assertThrows(
        ClassNotFoundException.class, () -> Class.forName(Engine.class.getName(), false, loader));
    assertNotNull(Class.forName("org.slf4j.LoggerFactory", false, loader));
    Problem wrong = problem(target("Odd", "jdbc:other:x"));
    assertTrue(wrong.message().contains("can be loaded from " + own), wrong.message());
  }

  @Test
  void foldersAreAskedInTheirOrder() throws IOException {
    Path data = folder.resolve("data/dq-run/drivers");
    Files.createDirectories(data);
    Path mine = Files.createDirectories(folder.resolve("mine"));
    Map<String, String> environment = Map.of("XDG_DATA_HOME", folder.resolve("data").toString());
    DriverFolders both = DriverFolders.of(Optional.of(mine), environment);
    assertEquals(List.of(), both.jars("Oracle"));
    Path general = Files.writeString(data.resolve(ORACLE.fileName()), "");
    Files.writeString(data.resolve("ojdbc11-99.jar"), "");
    Files.writeString(data.resolve("ojdbc11-sources.jar"), "");
    assertEquals(List.of(general), both.jars("oracle"));
    Path other = Files.writeString(mine.resolve("ojdbc11-21.1.0.0.jar"), "");
    assertEquals(List.of(other), both.jars("Oracle"));
    assertEquals(mine, both.target());
    assertEquals(data, DriverFolders.of(Optional.empty(), environment).target());
  }

  @Test
  void aMissingDriverSaysWhatToPutWhere() {
    DriverFolders.of(Optional.of(folder), Map.of()).use();
    Problem known = problem(target("Oracle", "jdbc:oracle:thin:@x"));
    assertEquals(ProblemCode.DRIVER_MISSING, known.code());
    String hint = known.hint().orElseThrow();
    assertTrue(hint.startsWith("dq-run drivers install Oracle, or put " + ORACLE.fileName()), hint);
    assertTrue(hint.endsWith("into " + folder), hint);
    assertTrue(
        problem(target("Athena", "jdbc:athena://x"))
            .hint()
            .orElseThrow()
            .endsWith("into " + folder.resolve("Athena")));
  }

  @Test
  void onlyThePublishedJarIsInstalled() throws IOException {
    Path home = folder.resolve("home");
    Path jar = ORACLE.in(home.resolve(".m2/repository"));
    Files.createDirectories(jar.getParent());
    Files.writeString(jar, "something else");
    Path drivers = folder.resolve("drivers");
    DriverInstallation installation = DriverInstallation.of(home, Map.of());
    String message =
        assertThrows(DqException.class, () -> installation.install(ORACLE, drivers))
            .problems()
            .get(0)
            .message();
    assertTrue(message.contains("is not the one that was published"), message);
    try (Stream<Path> left = Files.list(drivers)) {
      assertEquals(0, left.count());
    }
    KnownDriver small =
        new KnownDriver(
            List.of("Small"),
            "org.example",
            "small",
            "1",
            "all",
            "MIT",
            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    Path other = folder.resolve("other");
    Files.writeString(
        Files.createDirectories(home.resolve(".m2")).resolve("settings.xml"),
        "<settings><localRepository>" + other + "</localRepository></settings>");
    Files.createDirectories(small.in(other).getParent());
    Files.writeString(small.in(other), "hello");
    assertEquals(other.resolve("org/example/small/1/small-1-all.jar"), small.in(other));
    Path installed = DriverInstallation.of(home, Map.of()).install(small, drivers);
    assertEquals("hello", Files.readString(installed));
    assertEquals(drivers.resolve("small-1-all.jar"), installed);
  }

  @Test
  void theUsersOwnMavenIsAskedOrMissed() throws IOException {
    Path maven = folder.resolve("maven");
    Path program = Files.createDirectories(maven.resolve("bin")).resolve("mvn");
    DriverInstallation installation =
        DriverInstallation.of(folder, Map.of("MAVEN_HOME", maven.toString()));
    Path drivers = folder.resolve("drivers");
    Problem none =
        assertThrows(DqException.class, () -> installation.install(ORACLE, drivers))
            .problems()
            .get(0);
    assertTrue(none.message().contains(ORACLE.coordinates()), none.message());
    assertTrue(none.message().contains("there is no Maven"), none.message());
    assertTrue(none.hint().orElseThrow().contains(drivers.toString()));
    Files.writeString(
        program,
        """
        #!/bin/sh
        echo "$@" > %s
        for word; do case $word in -DoutputDirectory=*) out=${word#*=} ;; esac; done
        printf hello > "$out/small-1.jar"
        """
            .formatted(folder.resolve("words")));
    assertTrue(program.toFile().setExecutable(true));
    KnownDriver small =
        new KnownDriver(
            List.of("Small"),
            "org.example",
            "small",
            "1",
            "",
            "MIT",
            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    assertEquals("hello", Files.readString(installation.install(small, drivers)));
    assertTrue(
        Files.readString(folder.resolve("words")).contains(" -Dartifact=org.example:small:1 "));
    assertTrue(
        assertThrows(DqException.class, () -> installation.install(ORACLE, drivers))
            .problems()
            .get(0)
            .message()
            .contains("does not find it"));
  }

  @Test
  void theTableIsSound() {
    Set<String> types = new HashSet<>();
    for (KnownDriver driver : KnownDrivers.all()) {
      assertTrue(driver.sha256().matches("[0-9a-f]{64}"), driver::coordinates);
      assertFalse(driver.licence().isBlank());
      assertTrue(driver.isNamed(driver.fileName()));
      driver.types().forEach(type -> assertTrue(types.add(type), type));
    }
  }
}
