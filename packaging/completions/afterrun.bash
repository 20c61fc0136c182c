# Completion of afterrun for bash.

_afterrun()
{
	local word=${COMP_WORDS[COMP_CWORD]}
	local before=${COMP_WORDS[COMP_CWORD-1]}
	local verb=${COMP_WORDS[1]}
	local run="--minutes --sore --tools --gun --rpe --temp --drunk --mass
		--mass-after --next-hard --age --sex --experience --condition
		--massage --order --article --no-store --no-originals --full
		--json --plain --help"
	local pain="--input --case --page --about --country --others --no-store --json
		--plain --help
		--region --side --tissue --onset --trend --severity-worst
		--severity-now --severity-walking --severity-rest
		--severity-in-run --severity-next-morning --duration-days
		--calf-diff-cm --settles-min-after-stop --swelling-after-h
		--morning-stiff-min --limit-broken-weeks --worst-rise-3-logs
		--swelling --bone-tender --bone-site --pop --loud-crack
		--twist --gap --bruise --large-bruise --deformity --open-wound
		--calf-swollen --pitting --warm --red --hard-veins
		--deep-vein-tender --spreading-red --blisters-or-purple
		--hot-joint-immovable --pain-out-of-proportion --rising
		--tense-hard --pain-on-passive-stretch --numb
		--pins-and-needles --weak --weak-progressive --foot-drop
		--cold-pale-foot --saddle-numb --bladder-bowel
		--both-legs-nerve --back-pain --radiates-below-knee
		--night-pain --rest-pain --hop-pain --limp --knee-locked
		--knee-gives-way --sitting-bone-pain --strength-down
		--bend-lost --stiff-in-morning --first-step-pain
		--repeatable-point --in-every-run --after-exercise
		--insertional --cramp --eased-by-walking --growing-lump
		--pulse-change --dark-urine --low-urine --fever --unwell
		--chest-pain --breathless --cough-blood --fainted --confused
		--vomiting --headache --seizure --very-hot --long-effort-24h
		--drank-a-lot --weight-gain-in-event --painkiller-8h
		--clinician-seen --can-walk-4-steps-then
		--can-walk-4-steps-now --can-heel-raise
		--calf-squeeze-moves-foot --knee-bends-90 --age --pregnant
		--postpartum-6w --oestrogen --past-dvt --active-cancer
		--cancer-history --surgery-or-bed-rest-12w --immobilised-leg
		--travel-4h-4w --anticoagulant --diabetes-neuropathy --smoking
		--fluoroquinolone-3m --steroid --statin --past-bone-stress
		--low-energy --immunosuppressed --weight-loss"
	local regions="groin hip_front hip_side buttock thigh_front thigh_back
		thigh_inner knee_front knee_outer knee_inner knee_back
		shin_inner shin_front shin_outer calf achilles heel arch
		forefoot toes ankle midfoot_top outer_foot low_back whole_leg"
	local legs="legs plantar calf soleus shin peroneal hamstring quadriceps
		adductor lateral_thigh glute hip_flexor knee"
	local feel="sleep= quality= rpe= stress= fatigue= mass= pulse= hrv=
		shoe= note= date=today date=yesterday"
	local verbs="read session guide audio pain triage before why demo feel today plan import
		log show trends shoes where backup restore export rebuild serve"
	local options part

	case $before in
	--format) COMPREPLY=($(compgen -W "both csv json" -- "$word"))
		return ;;
	--side) COMPREPLY=($(compgen -W "left right both unknown" \
		-- "$word"))
		return ;;
	--tissue) COMPREPLY=($(compgen -W "muscle tendon joint bone nerve skin unsure unknown" \
		-- "$word"))
		return ;;
	--onset) COMPREPLY=($(compgen -W "sudden_in_run gradual_in_run after_run next_day no_run trauma unknown" \
		-- "$word"))
		return ;;
	--trend) COMPREPLY=($(compgen -W "better same worse unknown" \
		-- "$word"))
		return ;;
	--swelling) COMPREPLY=($(compgen -W "none local joint whole_leg unknown" \
		-- "$word"))
		return ;;
	--bone-tender) COMPREPLY=($(compgen -W "none diffuse focal unknown" \
		-- "$word"))
		return ;;
	--region) COMPREPLY=($(compgen -W "$regions unknown" -- "$word"))
		return ;;
	--others) COMPREPLY=($(compgen -W "no unknown" -- "$word"))
		return ;;
	--goal) COMPREPLY=($(compgen -W "5k 10k half marathon keep return" \
		-- "$word"))
		return ;;
	--longest) COMPREPLY=($(compgen -W "mon tue wed thu fri sat sun" \
		-- "$word"))
		return ;;
	--massage) COMPREPLY=($(compgen -W "auto always never" -- "$word"))
		return ;;
	--order) COMPREPLY=($(compgen -W "stretch_first massage_first" \
		-- "$word"))
		return ;;
	--token) COMPREPLY=($(compgen -W "new revoke" -- "$word"))
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
	guide) options="--input --plain --voice --quiet --flash --language
		--rate --start --restart --country --help" ;;
	serve) options="--listen --open --token --tls-cert --tls-key
		--behind-proxy --unencrypted --host --country --timeout
		--json --help" ;;
	audio) options="--output --input --cues --rate --language --voice
		--tick --quiet-bells --farewell --force --json --plain --help" ;;
	plan) options="--input --goal --date --time --days --longest --weeks
		--why --output --fit --json --plain --help" ;;
	read) options="--json --raw --csv --count --plain --help" ;;
	session) options="--input --json --plain --help" ;;
	triage) options="--input --country --json --plain --help" ;;
	before) options="--fast --minutes --sore --temp --age --sex
		--experience --json --plain --help" ;;
	pain) options=$pain ;;
	why | show | where) options="--json --plain --help" ;;
	feel) options="--json --plain --help"
		for part in $legs; do
			feel+=" $part= $part-left= $part-right="
		done ;;
	today) options="--minutes --tools --condition --massage --order --gun
		--article --next-hard --full --json --plain --help" ;;
	log) options="--days --limit --all --history --json --plain --help" ;;
	trends) options="--days --svg --json --plain --help" ;;
	shoes) options="--km --alert --note --name --default --json --plain
		--help" ;;
	import) options="--dry-run --again --watch --no-originals --jobs --full
		--quiet --json --plain --help" ;;
	backup) options="--json --plain --help" ;;
	restore) options="--force --json --plain --help" ;;
	export) options="--format --json --plain --help" ;;
	rebuild) options="--quiet --json --plain --help" ;;
	demo) options=${run/--no-originals/} ;;
	*) options=$run ;;
	esac
	if [[ $word == -* ]]; then
		COMPREPLY=($(compgen -W "$options --version" -- "$word"))
		return
	fi
	case $verb:$COMP_CWORD in
	feel:*)
		compopt -o nospace
		COMPREPLY=($(compgen -W "$feel" -- "$word"))
		return ;;
	pain:2) COMPREPLY=($(compgen -W "list again close" -- "$word"))
		return ;;
	plan:2) COMPREPLY=($(compgen -W "new show today done undo not-right
		move export" -- "$word"))
		return ;;
	shoes:2) COMPREPLY=($(compgen -W "add change default retire unretire" \
		-- "$word"))
		return ;;
	show:2) COMPREPLY=($(compgen -W "last" -- "$word"))
		return ;;
	import:2) COMPREPLY=($(compgen -W "undo" -- "$word")) ;;
	today:* | log:* | trends:* | where:* | rebuild:*)
		return ;;
	esac
	COMPREPLY+=($(compgen -f -- "$word"))
	if ((COMP_CWORD == 1)); then
		COMPREPLY+=($(compgen -W "$verbs" -- "$word"))
	fi
}
complete -o filenames -F _afterrun afterrun
