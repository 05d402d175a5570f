package io.dqrun.convert.bulk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /** What a file may be made with. */
  Set<PosixFilePermission> permissions() {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] all = PosixFilePermission.values();
    for (int i = 0; i < all.length; i++) {
      // Both go from the owner's to read down to the others' to execute.
      if ((mode & (0400 >> i)) != 0) {
        permissions.add(all[i]);
      }
    }
    return permissions;
  }

  /**
   * Gives a new file this owner, group and mode where they differ.
   *
   * @throws IOException if the user may not give files away
   */
  void giveAll(Path file) throws IOException {
    Optional<Attributes> present = of(file);
    if (present.isPresent() && present.get().group() != group) {
      Files.setAttribute(file, "unix:gid", group);
    }
    if (present.isPresent() && present.get().user() != user) {
      Files.setAttribute(file, "unix:uid", user);
    }
    if (!present.equals(Optional.of(this))) {
      // Last, because a change of the owner may take permissions away.
      Files.setAttribute(file, "unix:mode", mode);
    }
  }

  /** Gives a new file this mode where it differs. */
  void giveMode(Path file) throws IOException {
    if (of(file).filter(present -> present.mode() == mode).isEmpty()) {
      Files.setAttribute(file, "unix:mode", mode);
    }
  }
}
