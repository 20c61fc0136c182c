/* The little of node that tests use; the app itself knows none of it. */
declare module "node:test" {
	type Body = (context: any) => void | Promise<void>;
	interface Test {
		(name: string, body: Body): Promise<void>;
		(name: string, options: object, body: Body): Promise<void>;
	}
	export const test: Test;
	export const it: Test;
	export const describe: Test;
	export const before: (body: Body) => void;
	export const after: (body: Body) => void;
	export const beforeEach: (body: Body) => void;
	export const afterEach: (body: Body) => void;
	export const mock: any;
	export default test;
}
declare module "node:assert/strict" {
	interface Assert {
		(value: unknown, message?: string): asserts value;
		ok(value: unknown, message?: string): asserts value;
		equal(actual: unknown, expected: unknown, message?: string): void;
		notEqual(actual: unknown, expected: unknown, message?: string): void;
		deepEqual(actual: unknown, expected: unknown, message?: string): void;
		notDeepEqual(actual: unknown, expected: unknown, message?: string): void;
		match(value: string, expected: RegExp, message?: string): void;
		doesNotMatch(value: string, expected: RegExp, message?: string): void;
		throws(body: () => unknown, expected?: any, message?: string): void;
		doesNotThrow(body: () => unknown, message?: string): void;
		rejects(body: Promise<unknown> | (() => Promise<unknown>), expected?: any): Promise<void>;
		fail(message?: string): never;
	}
	const assert: Assert;
	export default assert;
}
declare module "node:fs" {
	export function readFileSync(path: string, encoding: "utf8"): string;
	export function readdirSync(path: string): string[];
	export function existsSync(path: string): boolean;
}
declare module "node:path" {
	export function join(...parts: string[]): string;
	export function resolve(...parts: string[]): string;
	export function dirname(path: string): string;
}
declare const process: { env: Record<string, string | undefined>; cwd(): string };
