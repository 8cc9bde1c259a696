import { useRef } from 'preact/hooks';
import { useWords } from '../words/words.js';
import { Button } from './button.js';

const WIDTH = 300;
const HEIGHT = 100;
/** The API takes 8000 characters; a signature that long is a scribble, and its rest is left out. */
const MOST = 7900;
/** Points closer than this make a path longer, not finer. */
const STEP = 2;

interface Props {
  label: string;
  /** Strokes so far, as an SVG path of M and L in 300 × 100; empty: nothing drawn. */
  value: string;
  onValue: (path: string) => void;
}

/** A field to sign in with a finger, a pen or the mouse. Whoever cannot draw gives a name, which counts as much. */
export function SignaturePad({ label, value, onValue }: Props) {
  const w = useWords();
  const path = useRef(value);
  const last = useRef<[number, number] | null>(null);
  path.current = value;

  const pointOf = (event: PointerEvent): [number, number] => {
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    const within = (share: number, most: number): number => Math.round(Math.min(1, Math.max(0, share)) * most);
    return [within((event.clientX - box.left) / box.width, WIDTH), within((event.clientY - box.top) / box.height, HEIGHT)];
  };
  const add = (step: string): void => {
    if (path.current.length + step.length > MOST) return;
    path.current += step;
    onValue(path.current);
  };
  return (
    <div class="stack stack-s">
      <div class="row-wrap spread flex-nowrap">
        <span class="form-label mb-0">{label}</span>
        {value && (
          <Button tone="quiet" onClick={() => onValue('')}>
            {w.driver.signErase}
          </Button>
        )}
      </div>
      <svg
        class="signature-pad"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={label}
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          const [x, y] = (last.current = pointOf(event));
          // A dot is drawn as a line to itself.
          add(`M${x} ${y}L${x} ${y}`);
        }}
        onPointerMove={(event) => {
          if (!last.current) return;
          const [x, y] = pointOf(event);
          if (Math.hypot(x - last.current[0], y - last.current[1]) < STEP) return;
          last.current = [x, y];
          add(`L${x} ${y}`);
        }}
        onPointerUp={() => (last.current = null)}
        onPointerCancel={() => (last.current = null)}
      >
        <path d={value} />
      </svg>
    </div>
  );
}

/** A signature as it was drawn. */
export function Signature({ path, label }: { path: string; label: string }) {
  return (
    <svg class="signature" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  );
}
