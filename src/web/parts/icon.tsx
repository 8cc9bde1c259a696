import { FOOD_SHAPES } from './icon-food.js';
import { SIGN_SHAPES } from './icon-signs.js';

const SHAPES = { ...FOOD_SHAPES, ...SIGN_SHAPES };

export type IconName = keyof typeof SHAPES;

/** A drawing beside a word that says the same; assistive technology hears the word only. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={SHAPES[name]} />
    </svg>
  );
}
