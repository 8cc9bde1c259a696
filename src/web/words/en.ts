import type { Dictionary } from './dictionary.js';
import { admin } from './en/admin.js';
import { association } from './en/association.js';
import { common, near, problems } from './en/everywhere.js';
import { committee } from './en/committee.js';
import { comparison } from './en/comparison.js';
import { coordinator } from './en/coordinator.js';
import { planning } from './en/planning.js';
import { calendars } from './en/calendars.js';
import { sheet } from './en/sheet.js';
import { travel } from './en/travel.js';
import { cold, allergens, categories, dateKinds, dateKindsShort, donorKinds, siteRoles } from './en/food.js';
import { equipment } from './en/equipment.js';
import { fairness } from './en/fairness.js';
import { fields } from './en/fields.js';
import { driver } from './en/driver.js';
import { hub } from './en/hub.js';
import { about, access } from './en/legal.js';
import { declare, lots } from './en/shop.js';
import { login, account, nav, roles, waiting } from './en/frame.js';
import { reasons, roundStates, stopKinds, states } from './en/states.js';
import { standingRules } from './en/standing-rules.js';
import { figures, map } from './en/town-hall.js';

/** Every word of the screens in English, key by key as in French. */
export const en: Dictionary = {
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
