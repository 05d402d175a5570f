package io.dqrun.convert.bulk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Who may do what with a file, where the system knows such things.
 *
 * @param mode the permissions
 * @param user the owner's number
 * @param group the group's number
 */
record Attributes(int mode, int user, int group) {

  private static final int PERMISSIONS = 0xFFF;
  private static final int ANYBODY_WRITES = 0x92;

  /** Those of a file; empty on systems with other ideas of permissions. */
  static Optional<Attributes> of(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return Optional.empty();
    }
    Map<String, Object> values = Files.readAttributes(file, "unix:mode,uid,gid");
    return Optional.of(
        new Attributes(
            number(values, "mode") & PERMISSIONS, number(values, "uid"), number(values, "gid")));
  }

  private static int number(Map<String, Object> values, String name) {
    return values.get(name) instanceof Integer number ? number : 0;
  }

  /** Whether nobody may write, the owner included. */
  boolean readOnly() {
    return (mode & ANYBODY_WRITES) == 0;
  }

  /**
   * Gives a new file this owner and group where they differ, and this mode.
   *
   * @throws IOException if the user may not give files away
   */
  void giveAll(Path file) throws IOException {
    Attributes present = of(file).orElse(this);
    if (present.group() != group) {
      Files.setAttribute(file, "unix:gid", group);
    }
    if (present.user() != user) {
      Files.setAttribute(file, "unix:uid", user);
    }
    giveMode(file);
  }

  /** Gives a new file this mode. */
  void giveMode(Path file) throws IOException {
    Files.setAttribute(file, "unix:mode", mode);
  }
}
