package io.dqrun.convert.bulk;

import java.nio.file.Path;

/**
 * A file to convert.
 *
 * @param name the file as the user named it, for messages
 * @param path where it is; a symbolic link stands for what it leads to
 * @param relative where it goes below another folder
 */
public record SourceFile(String name, Path path, Path relative) {

  /** A file that was named itself: below another folder it keeps nothing but its name. */
  public static SourceFile of(Path file) {
    return new SourceFile(file.toString(), file, file.toAbsolutePath().getFileName());
  }

  /** A file that was found below a folder: it keeps its place in it. */
  public static SourceFile below(Path folder, Path file) {
    return new SourceFile(file.toString(), file, folder.relativize(file));
  }

  /**
   * The path of a file beside this one.
   *
   * @param path this file's path, wherever it is
   * @param addition what to add to its name, before its ending
   */
  static Path beside(Path path, String addition) {
    String name = path.toAbsolutePath().getFileName().toString();
    int dot = name.lastIndexOf('.');
    String further =
        dot <= 0
            ? name + "." + addition
            : name.substring(0, dot) + "." + addition + name.substring(dot);
    return path.resolveSibling(further);
  }
}
