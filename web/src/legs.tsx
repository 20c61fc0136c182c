/* The leg atlas, fetched when it is first shown. */
import { useEffect, useState } from "preact/hooks";
import type { LegAtlasProps } from "./atlas/atlas";
import { Loading, Notice } from "./ui";

type Atlas = typeof import("./atlas/atlas").LegAtlas;

let here: Atlas | undefined;

export function Legs(props: LegAtlasProps) {
	const [, redraw] = useState(0);
	const [failed, setFailed] = useState(false);

	useEffect(() => {
		if (here)
			return;
		import("./atlas/atlas").then((module) => {
			here = module.LegAtlas;
			redraw((n) => n + 1);
		}, () => setFailed(true));
	}, []);
	if (failed)
		return <Notice kind="warn">The picture of the legs did not come.
			Load the page again.</Notice>;
	const Known = here;

	return Known ? <Known {...props} /> : <Loading what="Drawing the legs." />;
}
