# Completion of afterrun for fish.

complete -c afterrun -n __fish_use_subcommand -a read -d 'what a recording holds'
complete -c afterrun -n __fish_use_subcommand -a session -d 'a session for a case as JSON'
complete -c afterrun -n __fish_use_subcommand -a before -d 'a warm-up for the next run'
complete -c afterrun -n __fish_use_subcommand -a why -d 'what stands behind a number'
complete -c afterrun -n __fish_use_subcommand -a demo -d 'try it with an invented run'
complete -c afterrun -l json -d 'for programs'
complete -c afterrun -l plain -d 'for screen readers'
complete -c afterrun -l full -d 'every word: how to do each step, too'
complete -c afterrun -l help -d 'help on one screen'
complete -c afterrun -l version -d 'the version'
complete -c afterrun -n '__fish_seen_subcommand_from read' -l raw -l csv -l count
complete -c afterrun -n '__fish_seen_subcommand_from session' -l input -r
complete -c afterrun -n '__fish_seen_subcommand_from before' -l fast
complete -c afterrun -l minutes -x -a '5 10 20 40'
complete -c afterrun -l sore -x
complete -c afterrun -l tools -x -a 'roller ball gun water ice towel'
complete -c afterrun -l rpe -x -a '0 1 2 3 4 5 6 7 8 9 10'
complete -c afterrun -l massage -x -a 'auto always never'
complete -c afterrun -l order -x -a 'stretch_first massage_first'
complete -c afterrun -l experience -x -a 'novice experienced'
complete -c afterrun -l sex -x -a 'f m'
