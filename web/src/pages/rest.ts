/* All pages but the first few, in one part; in the order that packs best. */
import run from "./run";
import trends from "./trends";
import log from "./log";
import plan from "./plan";
import import_ from "./import";
import pain from "./pain";
import guide from "./guide";

export const pages = { run, trends, log, plan, import: import_, pain, guide };
