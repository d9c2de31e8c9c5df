/** The name of the settings file at the root of a boot-camp folder. */
export const SETTINGS_FILE = "bootcamp-notes.json";
