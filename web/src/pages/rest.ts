/* All pages but the first few, in one part; in the order that packs best. */
export { default as trends } from "./trends";
export { default as run } from "./run";
export { default as log } from "./log";
export { default as import_ } from "./import";
export { default as plan } from "./plan";
export { default as pain } from "./pain";
export { default as guide } from "./guide";
export { loadPlot } from "../chart/plot";
