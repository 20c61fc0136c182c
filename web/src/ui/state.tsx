/* How it stands: it is coming, it failed, take note. */
import type { ComponentChildren } from "preact";
import type { ApiError, Got } from "../api";
import { sentence } from "../text";
import { Button } from "./button";
import { Icon } from "./icon";

type Children = ComponentChildren;

export function Notice({ kind = "info", title, children, actions, role }: {
	kind?: "info" | "warn" | "stop" | "good";
	title?: Children;
	children?: Children;
	actions?: Children;
	/* read out when it appears */
	role?: "alert" | "status";
}) {
	return <div class={"notice notice-" + kind} role={role}>
		<Icon name={kind} />
		<div class="notice-body stack-s">
			{title && <p class="notice-title">{title}</p>}
			{children && <div>{children}</div>}
			{actions && <div class="row">{actions}</div>}
		</div>
	</div>;
}

/* What was wrong, and what to do about it. */
export function Problem({ error }: { error: ApiError }) {
	return <>
		<p>{sentence(error.message)}{error.where && !error.offline && <>{" "}
			<span class="muted">({error.where})</span></>}</p>
		{error.hint && <p class="muted">{sentence(error.hint)}</p>}
	</>;
}

export function ErrorBox({ error, retry, title }: {
	error: ApiError | undefined;
	retry?: (() => void) | undefined;
	title?: string | undefined;
}) {
	return error ? <Notice kind="warn" role="alert"
		title={title ?? (error.offline ? "afterrun is not running"
			: error.status >= 500 ? "That went wrong" : "That did not work")}
		actions={retry && <Button onClick={retry} icon="undo">
			Try again</Button>}><Problem error={error} /></Notice> : null;
}

export function Loading({ what = "One moment.", slow }: {
	what?: string;
	slow?: boolean;
}) {
	return <div class="loading muted line" role="status">
		<span class="spinner" aria-hidden="true" />
		<span>{slow ? "Still working; this takes longer than usual."
			: what}</span>
	</div>;
}

/* What is asked for: why it did not come, or that it is coming. */
export function Await({ of, what, title }: {
	of: Got<unknown>;
	what?: string;
	title?: string;
}) {
	return <>
		<ErrorBox error={of.error} retry={of.reload} title={title} />
		{!of.data && of.loading && <Loading slow={of.slow}
			{...(what ? { what } : {})} />}
	</>;
}
