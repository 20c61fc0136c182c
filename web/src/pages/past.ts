/* The log and the plan, in one part. */
export { default as plan } from "./plan";
export { default as log } from "./log";
export { default as import_ } from "./import";
