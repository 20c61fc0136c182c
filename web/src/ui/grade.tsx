/* How good the proof is, as a letter. */
import { Visually } from "./say";

const grades: Record<string, string> = {
	A: "many good tests agree",
	B: "several tests, mostly agreeing, but small",
	C: "few tests, or they disagree",
	D: "experts or custom only",
};

export function gradeText(grade: string): string {
	return grades[grade.slice(0, 1).toUpperCase()] ??
		"how sure it is, is not known";
}

export function Grade({ grade }: { grade: string }) {
	return <span class="grade" title={"Proof: " + gradeText(grade)}>
		<Visually>Proof </Visually>{grade}
		<Visually>: {gradeText(grade)}</Visually>
	</span>;
}
