import { lazy, Route, Router, useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { homeOf } from './navigation.js';
import { NotFoundPage } from './pages/everyone/not-found.js';
import { useMe } from './session/session.js';

type Page = () => VNode | null;

/** A page whose code comes with its first visit. After a new version was published the old file is gone: load the new pages. */
function page(load: () => Promise<{ default: Page } | Page>) {
  return lazy<Page>(() =>
    load().catch((error: unknown) => {
      if (!navigator.onLine || sessionStorage.getItem('glane:reloaded')) throw error;
      sessionStorage.setItem('glane:reloaded', 'yes');
      location.reload();
      return new Promise<never>(() => undefined);
    }),
  );
}

const Declare = page(() => import('./pages/shop/declare.js'));
const Lots = page(() => import('./pages/lots/lots.js'));
const Lot = page(() => import('./pages/lots/lot.js'));
const Offers = page(() => import('./pages/association/offers.js'));
const StandingRules = page(() => import('./pages/association/standing-rules.js'));
const Received = page(() => import('./pages/association/received.js'));
const Unreceived = page(() => import('./pages/association/unreceived.js'));
const Capacity = page(() => import('./pages/sites/capacity.js'));
const MyRound = page(() => import('./pages/driver/round.js'));
const OneRound = page(() => import('./pages/driver/round.js').then(({ RoundPage }) => RoundPage));
const Rounds = page(() => import('./pages/driver/rounds.js'));
const Sheet = page(() => import('./pages/sheet/sheet.js'));
const Calendars = page(() => import('./pages/everyone/calendars.js'));
const Note = page(() => import('./pages/driver/note.js'));
const Intake = page(() => import('./pages/hub/intake.js'));
const FiguresOfTheTown = page(() => import('./pages/town-hall/figures.js'));
const Policy = page(() => import('./pages/committee/policy.js'));
const Comparisons = page(() => import('./pages/committee/comparisons.js'));
const Comparison = page(() => import('./pages/committee/comparison.js'));
const Cycles = page(() => import('./pages/committee/cycles.js'));
const Cycle = page(() => import('./pages/committee/cycle.js'));
const Day = page(() => import('./pages/coordinator/day.js'));
const Planning = page(() => import('./pages/coordinator/planning.js'));
const Admin = page(() => import('./pages/admin/admin.js'));
const Organisations = page(() => import('./pages/admin/organisations.js'));
const Sites = page(() => import('./pages/admin/sites.js'));
const Site = page(() => import('./pages/admin/sites.js').then(({ SitePage }) => SitePage));
const Vehicles = page(() => import('./pages/admin/vehicles.js'));
const People = page(() => import('./pages/admin/people.js'));
const Conventions = page(() => import('./pages/admin/conventions.js'));
const Users = page(() => import('./pages/admin/users.js'));
const Keys = page(() => import('./pages/admin/keys.js'));
const Equipment = page(() => import('./pages/equipment/pool.js'));
const EquipmentItem = page(() => import('./pages/equipment/item.js'));
const EquipmentBookings = page(() => import('./pages/equipment/bookings.js'));
const EquipmentUsage = page(() => import('./pages/equipment/usage.js'));
const Account = page(() => import('./pages/everyone/account.js'));
const Messages = page(() => import('./pages/everyone/messages.js'));
const Waiting = page(() => import('./pages/everyone/waiting.js'));
const About = page(() => import('./pages/everyone/about.js'));
const Access = page(() => import('./pages/everyone/access.js'));

/** Every address of the app. */
export function Routes() {
  return (
    <Router>
      <Route path="/" component={Home} />
      <Route path="/login" component={Home} />
      <Route path="/declare" component={Declare} />
      <Route path="/lots" component={Lots} />
      <Route path="/lots/:id" component={Lot} />
      <Route path="/offers" component={Offers} />
      <Route path="/standing-rules" component={StandingRules} />
      <Route path="/received" component={Received} />
      <Route path="/unreceived" component={Unreceived} />
      <Route path="/capacity" component={Capacity} />
      <Route path="/round" component={MyRound} />
      <Route path="/rounds" component={Rounds} />
      <Route path="/rounds/:id" component={OneRound} />
      <Route path="/rounds/:id/sheet" component={Sheet} />
      <Route path="/calendars" component={Calendars} />
      <Route path="/stops/:id/note" component={Note} />
      <Route path="/intake" component={Intake} />
      <Route path="/figures" component={FiguresOfTheTown} />
      <Route path="/policy" component={Policy} />
      <Route path="/comparisons" component={Comparisons} />
      <Route path="/comparisons/:id" component={Comparison} />
      <Route path="/cycles" component={Cycles} />
      <Route path="/cycles/:id" component={Cycle} />
      <Route path="/day" component={Day} />
      <Route path="/planning" component={Planning} />
      <Route path="/admin" component={Admin} />
      <Route path="/admin/organisations" component={Organisations} />
      <Route path="/admin/sites" component={Sites} />
      <Route path="/admin/sites/:id" component={Site} />
      <Route path="/admin/vehicles" component={Vehicles} />
      <Route path="/admin/people" component={People} />
      <Route path="/admin/conventions" component={Conventions} />
      <Route path="/admin/users" component={Users} />
      <Route path="/admin/keys" component={Keys} />
      <Route path="/equipment" component={Equipment} />
      <Route path="/equipment/bookings" component={EquipmentBookings} />
      <Route path="/equipment/usage" component={EquipmentUsage} />
      <Route path="/equipment/:id" component={EquipmentItem} />
      <Route path="/account" component={Account} />
      <Route path="/messages" component={Messages} />
      <Route path="/waiting" component={Waiting} />
      <Route path="/about" component={About} />
      <Route path="/access" component={Access} />
      <Route default component={NotFoundPage} />
    </Router>
  );
}

/** The start is the first place of one's role. */
function Home() {
  const me = useMe();
  const { route } = useLocation();
  useEffect(() => route(homeOf(me), true), [me, route]);
  return null;
}
