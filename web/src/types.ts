/* The JSON objects of the HTTP interface (api/openapi.yaml), by families.  A
 * key that may be missing is optional: missing means unknown.  In what is sent
 * an undefined key is missing, too. */
export type * from "./types/common";
export type * from "./types/settings";
export type * from "./types/triage";
export type * from "./types/session";
export type * from "./types/run";
export type * from "./types/today";
export type * from "./types/plan";
export type * from "./types/trends";
export type * from "./types/import";
