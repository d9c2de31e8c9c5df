import admission from "../../templates/admission.md";
import consultCall from "../../templates/consult-call.md";
import discharge from "../../templates/discharge.md";
import progress from "../../templates/progress.md";
import apso from "../../templates/progress-apso.md";
import rounds from "../../templates/rounds.md";
import signOut from "../../templates/sign-out.md";

/** The texts of the built-in templates, by file name. */
export const templateTexts: Readonly<Record<string, string>> = {
	"admission.md": admission,
	"progress.md": progress,
	"progress-apso.md": apso,
	"discharge.md": discharge,
	"sign-out.md": signOut,
	"consult-call.md": consultCall,
	"rounds.md": rounds,
};
