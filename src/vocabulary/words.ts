/** The languages screens and answers are written in; French is the first. */
export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One sentence or label in each language we show. */
export type Words = Readonly<Record<Language, string>>;
