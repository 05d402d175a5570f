package io.dqrun.runner.report;

import java.io.IOException;
import java.io.Writer;

/** The report {@code json}: the same text as {@code --output json}. */
final class JsonFile implements Report.OfRuns, Report.OfFiles {

  private final ReportSubject subject;
  private boolean first = true;

  JsonFile(ReportSubject subject) {
    this.subject = subject;
  }

  @Override
  public void add(FinishedRun run, Writer out) throws IOException {
    JsonReport.write(run.result(), run.exitCode(), run.exitReasons(), out);
    out.write("\n");
  }

  @Override
  public void add(FileProblems file, Writer out) throws IOException {
    if (!first) {
      out.write(",");
    }
    first = false;
    out.write(ValidateJson.file(file));
  }

  @Override
  public void begin(Writer out) throws IOException {
    if (subject == ReportSubject.FILES) {
      out.write(ValidateJson.BEFORE_FILES);
    }
  }

  @Override
  public void end(int exitCode, Writer out) throws IOException {
    if (subject == ReportSubject.FILES) {
      out.write(ValidateJson.afterFiles(exitCode) + "\n");
    }
  }
}
