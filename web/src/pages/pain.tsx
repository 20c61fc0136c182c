/* Pains: "#/pain" the open ones, "#/pain/new" the questions about a new one,
 * "#/pain/3" the same about an open one again. */
import { Ask } from "../pain/ask";
import { List } from "../pain/list";

export default function PainPage({ param }: { param?: string | undefined }) {
	const again = /^(?:again\/)?(\d+)(\/seen)?$/.exec(param ?? "");

	if (param === "new")
		return <Ask key="new" />;
	if (again)
		return <Ask key={param} episode={Number(again[1])}
			seen={again[2] !== undefined} />;
	return <List />;
}
