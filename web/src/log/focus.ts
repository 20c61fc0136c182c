/* Where the focus was before a dialog opened, and back there after it. */
import { useLayoutEffect } from "preact/hooks";

export function useFocusBack(open: boolean): void {
	useLayoutEffect(() => {
		if (!open)
			return;
		const from = document.activeElement;

		return () => {
			requestAnimationFrame(() => {
				const now = document.activeElement;

				if (from instanceof HTMLElement && from.isConnected &&
				    (now === null || now === document.body))
					from.focus();
			});
		};
	}, [open]);
}
