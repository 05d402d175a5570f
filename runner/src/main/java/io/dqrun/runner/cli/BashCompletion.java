package io.dqrun.runner.cli;

import java.util.List;
import java.util.stream.Collectors;

/** The completion of bash 4 and newer, without any other script. */
final class BashCompletion {

  private BashCompletion() {}

  static String script(List<Command> commands) {
    String names = String.join(" ", CompletionWords.commands(commands));
    StringBuilder options = new StringBuilder();
    StringBuilder words = new StringBuilder();
    for (Command command : commands) {
      options.append("    %s) options='%s' ;;\n".formatted(command.name(), options(command)));
      if (!command.words().isEmpty()) {
        words.append(
            "    %s) words='%s' ;;\n".formatted(command.name(), String.join(" ", command.words())));
      }
    }
    return """
        # Completion of dq-run for bash: eval "$(dq-run completion bash)"
        _dq_run() {
          local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
          local command='' options='' words='' skip='' i
          for ((i = 1; i < COMP_CWORD; i++)); do
            if [[ -n $skip ]]; then
              skip=''
              continue
            fi
            case ${COMP_WORDS[i]} in
              %3$s) skip=1 ;;
              -*) ;;
              *) command=${COMP_WORDS[i]}; break ;;
            esac
          done
          COMPREPLY=()
          case $before in
            %3$s | =) return ;; # its value: a file
          esac
          case $command in
        %1$s    *) options='%5$s' ;;
          esac
          case $command in
        %2$s    help) words='%4$s' ;;
            '') words='%4$s' ;;
          esac
          if [[ $word == -* ]]; then
            COMPREPLY=($(compgen -W "$options" -- "$word"))
          elif [[ -n $words && (-z $command || $before == "$command") ]]; then
            COMPREPLY=($(compgen -W "$words" -- "$word"))
          fi
        }
        complete -o default -F _dq_run dq-run
        """
        .formatted(
            options,
            words,
            String.join(" | ", CompletionWords.withValue(commands)),
            names,
            // The word 'run' may be left out.
            options(commands.get(0)) + " --version");
  }

  private static String options(Command command) {
    return CompletionWords.flags(command).stream()
        .flatMap(flag -> CompletionWords.spellings(flag).stream())
        .collect(Collectors.joining(" "));
  }
}
