/** The pattern for ILIKE that finds a text anywhere, with its own wildcards taken literally; null asks for nothing. */
export const likeText = (text: string | undefined): string | null => (text ? `%${text.replaceAll(/[\\%_]/g, '\\$&')}%` : null);
