/* The guide and the pain pages, in one part. */
export { default as guide } from "./guide";
export { default as pain } from "./pain";
