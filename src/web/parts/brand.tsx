/** The sign of Glane: an ear of wheat that was left on the field and is picked up. */
export function Brand({ href }: { href: string }) {
  return (
    <a class="brand" href={href}>
      <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="9" fill="#1c5a41" />
        <path
          d="M16 27V11M16 12c-2.7 0-4-2-4-5 2.7 0 4 2 4 5zm0 0c2.7 0 4-2 4-5-2.7 0-4 2-4 5zm0 6c-3.4 0-5.2-2-5.2-5.2 3.4 0 5.2 2 5.2 5.2zm0 0c3.4 0 5.2-2 5.2-5.2-3.4 0-5.2 2-5.2 5.2zm0 6c-3.4 0-5.2-2-5.2-5.2 3.4 0 5.2 2 5.2 5.2zm0 0c3.4 0 5.2-2 5.2-5.2-3.4 0-5.2 2-5.2 5.2z"
          fill="#f1c261"
          stroke="#f1c261"
          stroke-width="1"
          stroke-linejoin="round"
        />
      </svg>
      Glane
    </a>
  );
}
