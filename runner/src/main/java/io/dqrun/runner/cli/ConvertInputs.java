package io.dqrun.runner.cli;

import io.dqrun.convert.bulk.SourceFile;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files that operands of a conversion name.
 *
 * @param files the files, those of each folder by name
 * @param problems folders that cannot be read
 */
record ConvertInputs(List<SourceFile> files, List<Problem> problems) {

  /** Everything below the folders, as far as it can be read. */
  static ConvertInputs of(List<String> operands) {
    List<SourceFile> files = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (String operand : operands) {
      try {
        Path path = Path.of(operand);
        if (Files.isDirectory(path)) {
          Folder folder = new Folder(path, problems);
          files.addAll(folder.files());
        } else {
          files.add(SourceFile.of(path));
        }
      } catch (InvalidPathException e) {
        problems.add(
            Problem.error(ProblemCode.FILE_NOT_FOUND, "'" + operand + "' is no file name"));
      }
    }
    return new ConvertInputs(List.copyOf(files), List.copyOf(problems));
  }

  private static final class Folder extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final List<Problem> problems;
    private final List<SourceFile> files = new ArrayList<>();
    private final int before;

    Folder(Path folder, List<Problem> problems) {
      this.folder = folder;
      this.problems = problems;
      this.before = problems.size();
    }

    List<SourceFile> files() {
      try {
        // Behind the dot, a link to a folder is that folder.
        Files.walkFileTree(folder.resolve("."), this);
      } catch (IOException e) {
        unreadable(folder, e);
      }
      if (files.isEmpty() && problems.size() == before) {
        problems.add(
            Problem.error(
                    ProblemCode.FILE_NOT_FOUND, "no workflow file lies below '" + folder + "'")
                .withHint("workflow files end in .yaml, .yml or .json"));
      }
      files.sort(Comparator.comparing(SourceFile::name));
      return files;
    }

    @Override
    public FileVisitResult visitFile(Path found, BasicFileAttributes attributes) {
      Path relative = folder.resolve(".").relativize(found);
      Path file = folder.toString().isEmpty() ? relative : folder.resolve(relative);
      // A link that leads nowhere is told when it is read, unless it is an editor's lock.
      boolean wanted =
          attributes.isRegularFile()
              || (attributes.isSymbolicLink()
                  && (Files.isRegularFile(file)
                      || (Files.notExists(file)
                          && !relative.getFileName().toString().startsWith("."))));
      if (wanted && WorkflowFiles.isWorkflowName(file.toString())) {
        files.add(new SourceFile(file.toString(), file, relative));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      unreadable(file.normalize(), e);
      return FileVisitResult.CONTINUE;
    }

    private void unreadable(Path path, IOException e) {
      String reason =
          e instanceof AccessDeniedException ? "access is denied" : e.getClass().getSimpleName();
      problems.add(
          Problem.error(ProblemCode.FILE_UNREADABLE, "'" + path + "' cannot be read: " + reason)
              .withHint("allow the user that runs this program to read it"));
    }
  }
}
