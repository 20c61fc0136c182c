/* The numbers behind a chart, for whoever reads rather than looks. */
import { useState } from "preact/hooks";

export function ChartTable(props: {
	caption: string;
	heads: readonly string[];
	rows: () => readonly (readonly string[])[]; /* asked for when opened */
}) {
	const [open, setOpen] = useState(false);

	return <details class="chart-table" onToggle={(event) =>
		setOpen((event.currentTarget as HTMLDetailsElement).open)}>
		<summary>The numbers as a table</summary>
		{open && <div class="chart-scroll" tabIndex={0} role="region" aria-label={props.caption}>
			<table>
				<caption class="chart-caption note">{props.caption}</caption>
				<thead><tr>{props.heads.map((head) =>
					<th scope="col" key={head}>{head}</th>)}</tr></thead>
				<tbody>{props.rows().map((row, i) => <tr key={i}>
					{row.map((cell, k) => k === 0
						? <th scope="row" key={k}>{cell}</th>
						: <td key={k}>{cell}</td>)}
				</tr>)}</tbody>
			</table>
		</div>}
	</details>;
}
