/* The pages with charts, in one part: they alone bring uPlot along. */
export { default as run } from "./run";
export { default as trends } from "./trends";
