import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** The built program. */
export const program = resolve("dist/cli.js");

export interface Outcome {
	readonly status: number | null;
	readonly out: string;
	readonly err: string;
}

/** A folder that is there for one test. */
export class Folder {
	readonly path = realpathSync(mkdtempSync(join(tmpdir(), "bootcamp-notes-")));

	write(files: Readonly<Record<string, string | Uint8Array>>): this {
		for (const [name, content] of Object.entries(files)) {
			mkdirSync(dirname(join(this.path, name)), { recursive: true });
			writeFileSync(join(this.path, name), content);
		}
		return this;
	}

	/** Runs the built program here. */
	run(args: readonly string[], input = "", env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
		return finished(this.start(args, input, env));
	}

	start(args: readonly string[], input = "", env: Readonly<Record<string, string>> = {}) {
		const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
		const child = spawn(process.execPath, [program, ...args], {
			cwd: this.path,
			// Packs that the user of this machine has installed are none of the test's.
			env: { ...inherited, BOOTCAMP_NOTES_HOME: join(this.path, ".home"), ...env },
		});
		child.stdin.on("error", () => undefined);
		child.stdin.end(input);
		return child;
	}

	remove(): void {
		rmSync(this.path, { recursive: true, force: true });
	}
}

export async function finished(child: ReturnType<Folder["start"]>): Promise<Outcome> {
	let out = "";
	let err = "";
	child.stdout.setEncoding("utf8").on("data", (text) => {
		out += text;
	});
	child.stderr.setEncoding("utf8").on("data", (text) => {
		err += text;
	});
	const status = await new Promise<number | null>((done) => child.on("close", done));
	return { status, out, err };
}

/** A progress note that says nothing wrong. */
export const clean = `---
note: progress
---
# Progress Note

Date: 07/14/2025 08:10
Author: Dr. Ray, PGY-1

## Interval Events
Slept well, no fever, walked twice around the unit with physical therapy, eating full meals.

## Vital Signs
T 98.4 °F, HR 76, BP 118/70, RR 14, SpO2 96% on room air.

## Physical Exam
Lungs with crackles at the right base, fewer than yesterday. No edema.

## Labs
WBC 9.1, down from 14.2. Creatinine 0.9.

## Assessment and Plan
58-year-old man with community-acquired pneumonia, improving on ceftriaxone day 3 of 5.
- Ceftriaxone today, cefpodoxime tomorrow
- Home tomorrow

## Inpatient Checklist
Diet regular. VTE prophylaxis with enoxaparin. No lines.

## Code Status
Full code, decided by the patient, discussed by Dr. Lee on admission.

## Disposition
Home tomorrow with his wife.
`;

const exam = /## Physical Exam\n[^#]*/.exec(clean)?.[0] as string;

/** Its assessment is missing: one error. */
export const flawed = clean.replace(/## Assessment and Plan\n.*\n/, "## Plan\n");

/** Its exam stands at the end: one finding for information, with a safe fix. */
export const disordered = clean.replace(exam, "").replace("## Code Status", `${exam}## Code Status`);
