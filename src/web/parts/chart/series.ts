export interface Series {
  label: string;
  /** One value a day; grams. */
  values: readonly number[];
  tone: 'primary' | 'accent' | 'danger';
}
