/** An error whose message is a sentence for the writer, such as why a draft cannot be scored. */
export class ToldError extends Error {}
