/* Icons: strokes on 24 by 24. */

const shapes = {
	today: "M4 11 12 4l8 7v9h-5v-6H9v6H4z",
	run: "M12 5v14M5 12h14",
	plan: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
	log: "M5 6h14M5 12h14M5 18h9",
	more: "M5 11a1 1 0 1 0 0 2a1 1 0 0 0 0-2zM12 11a1 1 0 1 0 0 2a1 1 0 0 0 0-2zM19 11a1 1 0 1 0 0 2a1 1 0 0 0 0-2z",
	trends: "M4 19h16M5 15l5-5 3 3 6-7",
	pain: "M12 21s-7-4.5-7-10a4 4 0 0 1 7-2.5A4 4 0 0 1 19 11c0 5.5-7 10-7 10zM9 12h2l1-2 1 4 1-2h1",
	settings: "M5 7h8M17 7h2M5 12h2M11 12h8M5 17h8M17 17h2M15 5v4M9 10v4M15 15v4",
	close: "M6 6l12 12M18 6 6 18",
	check: "M5 13l4 4L19 7",
	warn: "M12 4 2.5 20h19zM12 10v4M12 17h.01",
	info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5M12 8h.01",
	stop: "M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16h.01",
	good: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12l3 3 5-6",
	play: "M8 5v14l11-7z",
	pause: "M8 5v14M16 5v14",
	next: "M9 6l6 6-6 6",
	back: "M15 6l-6 6 6 6",
	down: "M6 9l6 6 6-6",
	up: "M6 15l6-6 6 6",
	download: "M12 4v11M7 10l5 5 5-5M5 20h14",
	upload: "M12 16V5M7 9l5-5 5 5M5 20h14",
	clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2",
	undo: "M9 7 5 11l4 4M5 11h9a5 5 0 0 1 0 10h-3",
	trash: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13",
	phone: "M6 3h4l2 5-2.5 1.5a11 11 0 0 0 5 5L16 12l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z",
	drink: "M7 4h10l-1.5 16h-7zM7.5 10h9",
	food: "M7 4v7a2 2 0 0 0 4 0V4M9 13v7M16 4c-2 1-2.5 4-2.5 7H16v9",
	moon: "M19 14A8 8 0 0 1 10 5a7.5 7.5 0 1 0 9 9z",
	sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4",
	shoe: "M3 8v8h18c0-3-2-4-4-4.5L11 8 9.5 10.5c-2 1-4 0-4-2.5zM3 16v2h18v-2M12 10.5l-1 1.5M14.5 12l-1 1.5",
	legs: "M8 3c0 5 1 6 1 9s-1.5 5-1.5 9M12 3c0 3 .5 5 .5 8s-1 6-1 10M16 3c0 5-1 6-1 9s1.5 5 1.5 9",
	file: "M6 3h8l4 4v14H6zM14 3v4h4",
	sound: "M4 9h4l5-4v14l-5-4H4zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11",
	heart: "M12 20s-7-4.5-7-10a4 4 0 0 1 7-2.5A4 4 0 0 1 19 10c0 5.5-7 10-7 10z",
	question: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .7-1 1.7M12 17h.01",
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name, label }: {
	name: IconName;
	label?: string | undefined;
}) {
	return <svg class="icon" viewBox="0 0 24 24" focusable="false"
		role={label ? "img" : undefined} aria-label={label} aria-hidden={!label}>
		<path d={shapes[name]} />
	</svg>;
}
