import { admin } from './fr/admin.js';
import { association } from './fr/association.js';
import { common, near, problems } from './fr/everywhere.js';
import { committee } from './fr/committee.js';
import { comparison } from './fr/comparison.js';
import { coordinator } from './fr/coordinator.js';
import { planning } from './fr/planning.js';
import { calendars } from './fr/calendars.js';
import { sheet } from './fr/sheet.js';
import { travel } from './fr/travel.js';
import { cold, allergens, categories, dateKinds, dateKindsShort, donorKinds, siteRoles } from './fr/food.js';
import { equipment } from './fr/equipment.js';
import { fairness } from './fr/fairness.js';
import { fields } from './fr/fields.js';
import { driver } from './fr/driver.js';
import { hub } from './fr/hub.js';
import { about, access } from './fr/legal.js';
import { declare, lots } from './fr/shop.js';
import { login, account, nav, roles, waiting } from './fr/frame.js';
import { reasons, roundStates, stopKinds, states } from './fr/states.js';
import { standingRules } from './fr/standing-rules.js';
import { figures, map } from './fr/town-hall.js';

/** Every word of the screens in French; the English one must have the same keys (see dictionary.ts). */
export const fr = {
  common,
  near,
  problems,
  fields,
  login,
  account,
  nav,
  roles,
  waiting,
  cold,
  allergens,
  categories,
  dateKinds,
  dateKindsShort,
  donorKinds,
  siteRoles,
  states,
  reasons,
  roundStates,
  stopKinds,
  declare,
  lots,
  association,
  standingRules,
  driver,
  equipment,
  sheet,
  calendars,
  travel,
  hub,
  fairness,
  figures,
  map,
  committee,
  comparison,
  coordinator,
  planning,
  admin,
  about,
  access,
};
