package io.dqrun.convert.bulk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what with a file, where the system knows such things.
 *
 * @param type what it is: a file, a link, a folder
 * @param mode the permissions
 * @param user the owner's number
 * @param group the group's number
 * @param changed when its content or one of these was last changed; nobody can set it
 */
record Attributes(int type, int mode, int user, int group, Instant changed) {

  private static final int TYPES = 0xF000;
  private static final int REGULAR = 0x8000;
  private static final int LINK = 0xA000;
  private static final int PERMISSIONS = 0xFFF;
  private static final int ANYBODY_WRITES = 0x92;

  /** Those of a file, of a link its own; empty on systems with other ideas of permissions. */
  static Optional<Attributes> of(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return Optional.empty();
    }
    Map<String, Object> values =
        Files.readAttributes(file, "unix:mode,uid,gid,ctime", LinkOption.NOFOLLOW_LINKS);
    int mode = number(values, "mode");
    return Optional.of(
        new Attributes(
            mode & TYPES,
            mode & PERMISSIONS,
            number(values, "uid"),
            number(values, "gid"),
            values.get("ctime") instanceof FileTime time ? time.toInstant() : Instant.MAX));
  }

  private static int number(Map<String, Object> values, String name) {
    return values.get(name) instanceof Integer number ? number : 0;
  }

  boolean isLink() {
    return type == LINK;
  }

  boolean isRegularFile() {
    return type == REGULAR;
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
    if (present.filter(this::sameOwnerAndMode).isEmpty()) {
      // Last, because a change of the owner may take permissions away.
      Files.setAttribute(file, "unix:mode", mode);
    }
  }

  private boolean sameOwnerAndMode(Attributes other) {
    return mode == other.mode && user == other.user && group == other.group;
  }

  /** Gives a new file this mode where it differs. */
  void giveMode(Path file) throws IOException {
    if (of(file).filter(present -> present.mode() == mode).isEmpty()) {
      Files.setAttribute(file, "unix:mode", mode);
    }
  }
}
