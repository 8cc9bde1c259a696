import { useLocation } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useMe } from '../../session/session.js';
import { useWords } from '../../words/words.js';
import type { DrawnMap, MapContent } from './drawn-map.js';

interface Props extends MapContent {
  /** What the map shows, for those who do not see it: the list beside it says the same. */
  label: string;
}

/** A map of the territory: its polygons always, tiles beneath only where some are configured. The library comes when it is needed. */
export function TerritoryMap({ label, ...content }: Props) {
  const w = useWords();
  const { territory, settings } = useMe();
  const { route } = useLocation();
  const element = useRef<HTMLDivElement>(null);
  const drawn = useRef<DrawnMap | null>(null);
  const latest = useRef({ content, route });
  latest.current = { content, route };
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    const draw = async (): Promise<void> => {
      const library = await import('./drawn-map.js').catch(() => null);
      if (gone) return;
      if (!library) return setFailed(true);
      if (!element.current) return;
      drawn.current = library.drawMap(element.current, territory, settings, {
        titles: { zoomIn: w.map.zoomIn, zoomOut: w.map.zoomOut },
        go: (href) => latest.current.route(href),
      });
      drawn.current.show(latest.current.content);
    };
    void draw();
    return () => {
      gone = true;
      drawn.current?.remove();
      drawn.current = null;
    };
  }, [territory, settings, w]);
  useEffect(() => drawn.current?.show(content));
  return (
    <div>
      {failed ? <p class="text-muted">{w.map.failed}</p> : <div ref={element} class="map" role="region" aria-label={label} />}
      {territory.outlineSource && (
        <p class="small text-muted mb-0">
          {w.map.source} {territory.outlineSource}
        </p>
      )}
    </div>
  );
}
