/* The pages that nearly everybody opens, in one part. */
export { default as today } from "./today";
export { default as after } from "./after";
export { default as first } from "./first";
export { default as settings } from "./settings";
