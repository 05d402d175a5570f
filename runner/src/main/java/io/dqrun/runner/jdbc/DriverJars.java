package io.dqrun.runner.jdbc;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a driver's jars.
 *
 * <p>DuckDB's engine, 70 MB, is a library inside its jar. The driver would unpack it anew in each
 * process, which takes longer than most runs, into a file that stays in the temporary folder when
 * the process is killed. Here it is unpacked once, into the user's cache.
 */
final class DriverJars extends URLClassLoader {

  private static final String ENGINE = "libduckdb_java.";

  private final Path cache;
  private final AtomicReference<Path> unpacked = new AtomicReference<>();

  /**
   * Classes of jars.
   *
   * @param cache the folder of unpacked libraries, which need not exist
   */
  DriverJars(List<URL> jars, ClassLoader parent, Path cache) {
    super(jars.toArray(URL[]::new), parent);
    this.cache = cache;
  }

  /** Hides a library that is unpacked: the driver then asks for it by its short name. */
  @Override
  public @Nullable URL findResource(String name) {
    URL found = super.findResource(name);
    if (found == null || !name.startsWith(ENGINE)) {
      return found;
    }
    Optional<Path> library = UnpackedLibrary.of(cache, found, name);
    library.ifPresent(unpacked::set);
    return library.isPresent() ? null : found;
  }

  @Override
  protected @Nullable String findLibrary(String name) {
    Path library = unpacked.get();
    return library != null && (ENGINE + "so").startsWith("lib" + name)
        ? library.toString()
        : super.findLibrary(name);
  }
}
