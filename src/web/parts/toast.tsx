import { createContext, type ComponentChildren } from 'preact';
import { useCallback, useContext, useRef, useState } from 'preact/hooks';
import { Notice, type Tone } from './notice.js';

interface Toast {
  id: number;
  tone: Tone;
  text: string;
}

type Say = (tone: Tone, text: string) => void;

const ToastContext = createContext<Say>(() => undefined);

/** Long enough to be read twice. */
const SHOWN_MS = 7000;

/** Short confirmations above everything else, read out by screen readers without taking the focus. */
export function ToastProvider({ children }: { children: ComponentChildren }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const count = useRef(0);
  const say = useCallback<Say>((tone, text) => {
    const id = ++count.current;
    setToasts((shown) => [...shown.slice(-1), { id, tone, text }]);
    setTimeout(() => setToasts((shown) => shown.filter((toast) => toast.id !== id)), SHOWN_MS);
  }, []);
  return (
    <ToastContext.Provider value={say}>
      {children}
      <div class="toasts" aria-live="polite" aria-atomic="false">
        {toasts.map((toast) => (
          <Notice key={toast.id} tone={toast.tone}>
            <span>{toast.text}</span>
          </Notice>
        ))}
      </div>
    </ToastContext.Provider>
  );
}

/** Says that something was done: `say('good', words.lots.declared)`. */
export const useSay = (): Say => useContext(ToastContext);
