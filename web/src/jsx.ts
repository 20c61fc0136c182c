/* What JSX becomes in the built app (build.mjs); shorter than the automatic
 * form that the type checker knows. */
export { h as jsx_h, Fragment as jsx_fragment } from "preact";
