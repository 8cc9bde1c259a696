/** What stops the command, in one line that says what to mend. */
export class CannotGoOn extends Error {}
