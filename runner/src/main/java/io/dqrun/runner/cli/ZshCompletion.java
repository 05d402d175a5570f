package io.dqrun.runner.cli;

import java.util.List;

/** The completion of zsh. */
final class ZshCompletion {

  private ZshCompletion() {}

  static String script(List<Command> commands) {
    StringBuilder names = new StringBuilder();
    StringBuilder options = new StringBuilder();
    StringBuilder words = new StringBuilder();
    for (Command command : commands) {
      names.append("    ").append(described(command.name(), command.summary())).append('\n');
      options.append("    (").append(command.name()).append(") options=(\n");
      options.append(options(command)).append("    ) ;;\n");
      if (!command.words().isEmpty()) {
        words.append(
            "    (%s) operands=(%s) ;;\n"
                .formatted(command.name(), String.join(" ", command.words())));
      }
    }
    return """
        #compdef dq-run
        # Completion of dq-run for zsh: dq-run completion zsh > "${fpath[1]}/_dq-run"
        _dq-run() {
          local command='' before=${words[CURRENT-1]} skip='' word
          local -a commands options operands
          commands=(
        %1$s    'help:the help of a command'
          )
          for word in ${words[2,CURRENT-1]}; do
            if [[ -n $skip ]]; then
              skip=''
              continue
            fi
            case $word in
              (%4$s) skip=1 ;;
              (-*) ;;
              (*) command=$word; break ;;
            esac
          done
          case $before in
            (%4$s) _files; return ;;
          esac
          case $command in
        %2$s    (*) options=(
        %5$s    ) ;;
          esac
          case $command in
        %3$s    (help) operands=(%6$s) ;;
          esac
          if [[ $PREFIX == -* ]]; then
            _describe option options
          elif [[ -z $command ]]; then
            _describe command commands
            _files
          elif [[ -n $operands && $before == $command ]]; then
            _describe operand operands
          else
            _files
          fi
        }
        if [[ $funcstack[1] == _dq-run ]]; then
          _dq-run "$@"
        else
          compdef _dq-run dq-run
        fi
        """
        .formatted(
            names,
            options,
            words,
            String.join("|", CompletionWords.withValue(commands)),
            options(commands.get(0)) + "      '--version:show the version'\n",
            String.join(" ", CompletionWords.commands(commands)));
  }

  private static String options(Command command) {
    StringBuilder options = new StringBuilder();
    for (Flag flag : CompletionWords.flags(command)) {
      for (String spelling : CompletionWords.spellings(flag)) {
        options.append("      ").append(described(spelling, flag.help())).append('\n');
      }
    }
    return options.toString();
  }

  private static String described(String word, String text) {
    return "'" + word + ":" + text.replace("'", "'\\''") + "'";
  }
}
