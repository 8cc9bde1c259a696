import { createContext, type ComponentChildren } from 'preact';
import { useCallback, useContext, useRef, useState } from 'preact/hooks';
import { Button } from './button.js';
import { Notice, type Tone } from './notice.js';

interface Toast {
  id: number;
  tone: Tone;
  text: string;
  action?: ToastAction | undefined;
}

/** What one may still do about it; it is gone with the words. */
interface ToastAction {
  label: string;
  run: () => void;
}

type Say = (tone: Tone, text: string, action?: ToastAction) => void;

const ToastContext = createContext<Say>(() => undefined);

/** Long enough to be read twice, and to take back what can be. */
export const SHOWN_MS = 7000;

/** Short confirmations above everything else, read out by screen readers without taking the focus. */
export function ToastProvider({ children }: { children: ComponentChildren }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const count = useRef(0);
  const say = useCallback<Say>((tone, text, action) => {
    const id = ++count.current;
    setToasts((shown) => [...shown.slice(-1), { id, tone, text, action }]);
    setTimeout(() => setToasts((shown) => shown.filter((toast) => toast.id !== id)), SHOWN_MS);
  }, []);
  return (
    <ToastContext.Provider value={say}>
      {children}
      <div class="toasts" aria-live="polite" aria-atomic="false">
        {toasts.map((toast) => (
          <Notice key={toast.id} tone={toast.tone}>
            <span>{toast.text}</span>
            {toast.action && (
              <div>
                <Button
                  onClick={() => {
                    setToasts((shown) => shown.filter(({ id }) => id !== toast.id));
                    toast.action?.run();
                  }}
                >
                  {toast.action.label}
                </Button>
              </div>
            )}
          </Notice>
        ))}
      </div>
    </ToastContext.Provider>
  );
}

/** Says that something was done: `say('good', words.lots.declared)`. */
export const useSay = (): Say => useContext(ToastContext);
