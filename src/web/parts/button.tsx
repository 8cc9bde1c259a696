import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.js';

const TONES = { primary: 'btn-primary', plain: 'btn-outline-primary', quiet: 'btn-link', danger: 'btn-outline-danger' } as const;

interface Look {
  tone?: keyof typeof TONES;
  icon?: IconName;
  wide?: boolean;
  children: ComponentChildren;
}

type Props = Look & Omit<ButtonHTMLAttributes, 'icon'> & { busy?: boolean };

/** A button as tall as a thumb. While `busy` it says so and does nothing. */
export function Button({ tone = 'plain', icon, wide, busy, children, type = 'button', onClick, ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type}
      class={`btn ${TONES[tone]} ${wide ? 'w-100' : ''}`}
      aria-busy={busy}
      aria-disabled={busy}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <span class="spinner-border spinner-border-sm" aria-hidden="true" /> : icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({
  tone = 'plain',
  icon,
  wide,
  href,
  children,
  download,
  external,
}: Look & { href: string; download?: boolean; external?: boolean }) {
  return (
    <a
      class={`btn ${TONES[tone]} ${wide ? 'w-100' : ''}`}
      href={href}
      download={download}
      {...(external ? { target: '_blank', rel: 'noopener' } : {})}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  );
}
