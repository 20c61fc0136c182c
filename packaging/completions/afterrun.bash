# Completion of afterrun for bash.

_afterrun()
{
	local word=${COMP_WORDS[COMP_CWORD]}
	local before=${COMP_WORDS[COMP_CWORD-1]}
	local verb=${COMP_WORDS[1]}
	local run="--minutes --sore --tools --gun --rpe --temp --drunk --mass
		--mass-after --next-hard --age --sex --experience --condition
		--massage --order --article --no-store --full --json --plain --help"
	local options

	case $before in
	--massage) COMPREPLY=($(compgen -W "auto always never" -- "$word"))
		return ;;
	--order) COMPREPLY=($(compgen -W "stretch_first massage_first" \
		-- "$word"))
		return ;;
	--sex) COMPREPLY=($(compgen -W "f m" -- "$word"))
		return ;;
	--experience) COMPREPLY=($(compgen -W "novice experienced" \
		-- "$word"))
		return ;;
	--tools) COMPREPLY=($(compgen -W "roller ball gun water ice towel" \
		-- "$word"))
		return ;;
	esac
	case $verb in
	read) options="--json --raw --csv --count --plain --help" ;;
	session) options="--input --json --plain --help" ;;
	before) options="--fast --minutes --sore --temp --age --sex
		--experience --json --plain --help" ;;
	why) options="--json --plain --help" ;;
	*) options=$run ;;
	esac
	if [[ $word == -* ]]; then
		COMPREPLY=($(compgen -W "$options --version" -- "$word"))
		return
	fi
	COMPREPLY=($(compgen -f -- "$word"))
	if ((COMP_CWORD == 1)); then
		COMPREPLY+=($(compgen -W "read session before why demo" \
			-- "$word"))
	fi
}
complete -o filenames -F _afterrun afterrun
