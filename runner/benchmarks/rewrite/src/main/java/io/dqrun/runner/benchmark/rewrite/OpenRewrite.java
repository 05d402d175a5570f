package io.dqrun.runner.benchmark.rewrite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.openrewrite.ExecutionContext;
import org.openrewrite.InMemoryExecutionContext;
import org.openrewrite.Result;
import org.openrewrite.SourceFile;
import org.openrewrite.internal.InMemoryLargeSourceSet;
import org.openrewrite.yaml.DeleteKey;
import org.openrewrite.yaml.YamlParser;
import org.openrewrite.yaml.YamlVisitor;
import org.openrewrite.yaml.tree.Yaml;

/**
 * Parses each file of a folder, deletes one key and prints it again: the least that a conversion
 * does. Each processor has a part of the files and a parser of its own.
 */
final class OpenRewrite {

  /** So few at once that memory does not matter. */
  private static final int PORTION = 100;

  private final ExecutionContext context = new InMemoryExecutionContext();
  private final YamlParser parser = YamlParser.builder().build();
  private final boolean recipe;
  private final boolean replace;

  private OpenRewrite(boolean recipe, boolean replace) {
    this.recipe = recipe;
    this.replace = replace;
  }

  /**
   * Arguments: {@code recipe} for OpenRewrite's own recipe or {@code visitor} for the least that
   * does it, {@code replace} for new files in the place of the old ones or {@code print}, the
   * folder.
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    List<Path> files;
    try (Stream<Path> list = Files.list(Path.of(arguments[2]))) {
      files = list.sorted().toList();
    }
    int parts = Runtime.getRuntime().availableProcessors();
    ExecutorService threads = Executors.newFixedThreadPool(parts);
    List<Future<Integer>> running = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      List<Path> part = files.subList(files.size() * i / parts, files.size() * (i + 1) / parts);
      OpenRewrite own =
          new OpenRewrite(arguments[0].equals("recipe"), arguments[1].equals("replace"));
      Callable<Integer> work = () -> own.change(part);
      running.add(threads.submit(work));
    }
    // Whatever becomes of the work, no thread keeps the process alive.
    threads.shutdown();
    int changed = 0;
    for (Future<Integer> one : running) {
      changed += one.get();
    }
    if (changed != files.size()) {
      throw new IllegalStateException("only " + changed + " of " + files.size() + " were changed");
    }
  }

  private int change(List<Path> files) throws IOException {
    int changed = 0;
    for (int i = 0; i < files.size(); i += PORTION) {
      List<Path> portion = files.subList(i, Math.min(i + PORTION, files.size()));
      List<SourceFile> before;
      try (Stream<SourceFile> parsed = parser.parse(portion, null, context)) {
        before = parsed.toList();
      }
      for (SourceFile after : recipe ? byRecipe(before) : byVisitor(before)) {
        changed++;
        String text = after.printAll();
        if (replace) {
          Path file = after.getSourcePath();
          Path temporary = file.resolveSibling("." + file.getFileName());
          Files.writeString(temporary, text);
          Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    }
    return changed;
  }

  private List<SourceFile> byRecipe(List<SourceFile> before) {
    return new DeleteKey("$.workflowConfig.loggerLevel", null)
            .run(new InMemoryLargeSourceSet(before), context, 1, 1)
            .getChangeset()
            .getAllResults()
            .stream()
            .map(Result::getAfter)
            .toList();
  }

  private List<SourceFile> byVisitor(List<SourceFile> before) {
    Deletion deletion = new Deletion();
    List<SourceFile> changed = new ArrayList<>();
    for (SourceFile file : before) {
      if (deletion.visit(file, context) instanceof SourceFile after && after != file) {
        changed.add(after);
      }
    }
    return changed;
  }

  /** Without a path, which the recipe parses again for every entry that it compares with it. */
  private static final class Deletion extends YamlVisitor<ExecutionContext> {
    @Override
    @SuppressWarnings(
        "NullAway") // What is to go is null, although the library does not declare it.
    public Yaml visitMappingEntry(Yaml.Mapping.Entry entry, ExecutionContext context) {
      return entry.getKey().getValue().equals("loggerLevel")
          ? null
          : super.visitMappingEntry(entry, context);
    }
  }
}
