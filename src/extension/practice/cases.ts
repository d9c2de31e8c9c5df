import * as vscode from "vscode";
import type { PracticeCase } from "../../packs/case.ts";
import type { FoundPack, Gathered } from "../../packs/gather.ts";
import type { FolderSettings, Rules } from "../folder-settings.ts";
import type { Core, CoreLoader } from "../load-core.ts";
import { placeToAskFor } from "../packs/view.ts";

/** A case of a pack in use. */
export interface CaseEntry {
	/** What attempts call it: its id, and before it the pack's name unless that is the built-in one. */
	readonly key: string;
	readonly pack: FoundPack;
	/** Its file in the pack. */
	readonly path: string;
	/** Undefined for one with a mistake. */
	readonly case?: PracticeCase;
	/** The first mistake, with its line. */
	readonly problem?: string;
}

/** A case that can be tried. */
export type GoodCase = CaseEntry & { readonly case: PracticeCase };

export function isGood(entry: CaseEntry): entry is GoodCase {
	return entry.case !== undefined;
}

/** Reads the cases of the packs in use when they are first asked for, and keeps them until packs change. */
export class Cases {
	readonly #read = new WeakMap<Gathered, Promise<readonly CaseEntry[]>>();

	constructor(
		readonly core: CoreLoader,
		readonly settings: FolderSettings,
	) {}

	/** The cases for the folder of the active note, or else the first folder. */
	async list(): Promise<readonly CaseEntry[]> {
		return this.of(await this.rules());
	}

	/** What holds in that folder. */
	rules(): Promise<Rules> {
		return this.settings.rulesFor(placeToAskFor());
	}

	of({ packs }: Rules): Promise<readonly CaseEntry[]> {
		let read = this.#read.get(packs);
		if (!read) {
			read = this.#readAll(packs);
			this.#read.set(packs, read);
		}
		return read;
	}

	/** A case by its key; undefined when no pack in use has it, or it has a mistake. */
	async find(key: string): Promise<GoodCase | undefined> {
		return (await this.list()).find((entry) => entry.key === key && isGood(entry)) as GoodCase | undefined;
	}

	/** The model note of a case. @throws when its file cannot be read */
	async modelOf({ pack, path, case: of }: GoodCase): Promise<string> {
		const core = await this.core.load();
		return this.#text(pack, core.besideCase(path, of.model), core);
	}

	async #readAll({ choice, composition }: Gathered): Promise<readonly CaseEntry[]> {
		const core = await this.core.load();
		const kinds = new Set(composition.notes.keys());
		const sections = new Set(
			[...composition.notes.values()].flatMap((note) => note.sections.map(({ id }) => id)),
		);
		const read = async (pack: FoundPack, path: string): Promise<CaseEntry> => {
			const file = path.replace(/^.*\//, "");
			const id = file.replace(/\.md$/, "");
			const entry = { key: pack.rank === "built-in" ? id : `${pack.name}/${id}`, pack, path };
			try {
				const text = await this.#text(pack, path, core);
				const { case: good, problems } = core.readCase(text, { file, kinds, sections });
				const [first] = [...problems, ...(pack.rank === "built-in" ? [] : core.unsafeMarkdown(text))];
				if (good && !first) return { ...entry, case: good };
				const line = text.slice(0, first?.start).split("\n").length;
				return { ...entry, problem: `${path}, line ${line}: ${first?.message ?? "This case is broken."}` };
			} catch (error) {
				return { ...entry, problem: `${path}: ${core.reasonOf(error)}` };
			}
		};
		return Promise.all(
			choice.inUse.flatMap((pack) => (pack.manifest.cases ?? []).map((path) => read(pack, path))),
		);
	}

	async #text(pack: FoundPack, path: string, core: Core): Promise<string> {
		if (pack.rank !== "built-in") return core.readPackText(await pack.open(), path);
		const uri = vscode.Uri.joinPath(this.core.extensionUri, "templates", path);
		return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
	}
}
