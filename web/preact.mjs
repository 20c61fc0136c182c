// Preact from its source, without what this app does not use: taking over a
// page that a server drew, contexts, old life cycles.  Every cut must find its
// text in the pinned version.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const source = (name) => fileURLToPath(
	new URL("node_modules/preact/" + name, import.meta.url));
const is = "(?:excessDomChildren|isHydrating)";

/* file: [what stands there, what comes in its place] */
const changes = {
	"src/render.js": [
		[/!isHydrating && replaceNode\n\t+\? \[replaceNode\][\s\S]*?NULL,\n\t\tcommitQueue,[\s\S]*?refQueue\n/,
			"commitQueue, oldVNode ? oldVNode._dom : NULL, refQueue\n"],
		["let isHydrating = typeof replaceNode == 'function';",
			"const isHydrating = false;"],
		["((!isHydrating && replaceNode) || parentDom)._children",
			"parentDom._children"],
		["(replaceNode && replaceNode._children) || parentDom._children",
			"parentDom._children"],
	],
	"src/component.js": [
		[/\t\t\toldVNode\._flags & MODE_HYDRATE \? \[oldDom\] : NULL,\n/, ""],
		[/\t\t\t!!\(oldVNode\._flags & MODE_HYDRATE\),\n/, ""],
	],
	"src/diff/children.js": [
		[new RegExp(`^\\t+${is},\\n`, "gm"), ""],
	],
	"src/diff/index.js": [
		[/\tif \(oldVNode\._flags & MODE_SUSPENDED\) \{[\s\S]*?\n\t\}\n/, ""],
		[/tmp = newType\.contextType;[\s\S]*?: globalContext;/,
			"let componentContext = globalContext;"],
		["if (provider) provider.sub(c);", ""],
		[/if \(isClassComponent && newType\.getDerivedStateFromProps != NULL\) \{[\s\S]*?\n\t\t\t\}\n/,
			""],
		[/if \(\s+isClassComponent &&\s+newType\.getDerivedStateFromProps == NULL &&\s+c\.componentWillMount[\s\S]*?\n\t\t\t\t\}\n/,
			""],
		[/if \(\s+isClassComponent &&\s+newType\.getDerivedStateFromProps == NULL &&\s+newProps[\s\S]*?\n\t\t\t\t\}\n/,
			""],
		[/if \(c\.componentWillUpdate != NULL\) \{[\s\S]*?\n\t\t\t\t\}\n/, ""],
		[/if \(c\.getChildContext != NULL\) \{[\s\S]*?\n\t\t\t\}\n/, ""],
		[/if \(isClassComponent && !isNew && c\.getSnapshotBeforeUpdate[\s\S]*?\n\t\t\t\}\n/,
			""],
		[/if \(isHydrating \|\| excessDomChildren != NULL\) \{[\s\S]*?\} else \{\n(\t+newVNode\._dom = oldVNode\._dom;)\n\t+\}/,
			"$1"],
		["		excessDomChildren == NULL &&\n", ""],
		["	else if (nodeType == 'math') namespace = MATH_NAMESPACE;\n", ""],
		[/\tif \(excessDomChildren != NULL\) \{\n\t\tfor \(i = 0[\s\S]*?\n\t\}\n/,
			""],
		[/\t\tif \(isHydrating\) \{[\s\S]*?\n\t\t\}\n/, ""],
		["		excessDomChildren = NULL;\n", ""],
		[/\t\texcessDomChildren =\n[\s\S]*?;\n/, ""],
		[/\t\tif \(!isHydrating && excessDomChildren != NULL\) \{[\s\S]*?\n\t\t\}\n/,
			""],
		[/excessDomChildren\n\t+\? excessDomChildren\[0\]\n\t+: /, ""],
		[/\t\t\tif \(excessDomChildren != NULL\) \{[\s\S]*?\n\t\t\t\}\n/, ""],
		[/!isHydrating/g, "true"],
		[new RegExp(`^\\t+${is},\\n`, "gm"), ""],
		["return newVNode._flags & MODE_SUSPENDED ? undefined : oldDom;",
			"return oldDom;"],
	],
};

export const smallPreact = {
	name: "small-preact",
	setup(plugin) {
		plugin.onResolve({ filter: /^preact$/ }, () =>
			({ path: source("src/index.js") }));
		plugin.onResolve({ filter: /^preact\/hooks$/ }, () =>
			({ path: source("hooks/src/index.js") }));
		for (const [name, list] of Object.entries(changes))
			plugin.onLoad({ filter: new RegExp("preact/" + name + "$") },
				async ({ path }) => {
					let text = await readFile(path, "utf8");

					for (const [from, to] of list) {
						const next = text.replace(from, to);

						if (next === text)
							throw new Error(`preact has no longer: ${from}`);
						text = next;
					}
					const rest = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")
						.match(/.*(isHydrating|excessDomChildren).*/g);

					if (rest && name !== "src/render.js")
						throw new Error(`preact still has: ${rest.join(" ")}`);
					return { contents: text, loader: "js" };
				});
	},
};
