import { Icon, type IconName } from '../../parts/icon.js';
import { Page } from '../../parts/page.js';
import { useMay } from '../../session/session.js';
import type { Action } from '../../api/types.js';
import { useWords } from '../../words/words.js';

/** The way to everything that can be set, as far as one may. */
export default function AdminPage() {
  const w = useWords();
  const may = useMay();
  const places: { href: string; icon: IconName; title: string; text: string; action: Action }[] = [
    { href: '/admin/sites', icon: 'sites', title: w.admin.sites, text: w.admin.sitesText, action: 'organisations:write' },
    {
      href: '/admin/organisations',
      icon: 'organisations',
      title: w.admin.organisations,
      text: w.admin.organisationsText,
      action: 'organisations:write',
    },
    { href: '/admin/vehicles', icon: 'vehicles', title: w.admin.vehicles, text: w.admin.vehiclesText, action: 'vehicles:write' },
    { href: '/admin/people', icon: 'people', title: w.admin.people, text: w.admin.peopleText, action: 'people:write' },
    {
      href: '/admin/conventions',
      icon: 'policy',
      title: w.admin.conventions,
      text: w.admin.conventionsText,
      action: 'organisations:write',
    },
    { href: '/admin/users', icon: 'users', title: w.admin.users, text: w.admin.usersText, action: 'users:write' },
    { href: '/admin/keys', icon: 'keys', title: w.admin.keys, text: w.admin.keysText, action: 'keys:write' },
    { href: '/policy', icon: 'policy', title: w.admin.policy, text: w.admin.policyText, action: 'policy:read' },
  ];
  return (
    <Page wide title={w.admin.title} intro={w.admin.intro}>
      <ul class="list-unstyled grid-auto mb-0">
        {places
          .filter(({ action }) => may(action))
          .map(({ href, icon, title, text }) => (
            <li key={href}>
              <a class="card h-100 text-decoration-none text-reset" href={href}>
                <div class="card-body food">
                  <Icon name={icon} />
                  <div>
                    <h2 class="h3 mb-1">{title}</h2>
                    <div class="small text-muted">{text}</div>
                  </div>
                </div>
              </a>
            </li>
          ))}
      </ul>
    </Page>
  );
}
