import 'leaflet/dist/leaflet.css';
import './map.css';
import { circleMarker, control, geoJSON, layerGroup, map as makeMap, polyline, tileLayer, type LatLngExpression } from 'leaflet';
import type { Me } from '../../api/types.js';

/** Kinds of mark, each with a colour of the theme and a size of its own: colour is never the only difference. */
export type MarkKind = 'lot' | 'urgent' | 'recipient' | 'hub' | 'stop';

export interface Mark {
  id: string;
  kind: MarkKind;
  /** Longitude, latitude. */
  point: readonly number[];
  text: string;
  href?: string;
}

export interface MapContent {
  marks?: readonly Mark[];
  /** Each line's points in order. */
  lines?: readonly { id: string; points: readonly (readonly number[])[]; text: string }[];
  /** A share from 0 to 1 by an area's code: how strongly it is filled. */
  fills?: ReadonlyMap<string, { share: number; text: string }>;
}

export interface DrawnMap {
  show: (content: MapContent) => void;
  remove: () => void;
}

type GeoJson = Parameters<typeof geoJSON>[0];

const RADIUS: Readonly<Record<MarkKind, number>> = { lot: 8, urgent: 11, recipient: 7, hub: 12, stop: 5 };

const latLng = ([lon = 0, lat = 0]: readonly number[]): LatLngExpression => [lat, lon];

interface Manners {
  titles: { zoomIn: string; zoomOut: string };
  /** Opens a page of the app. */
  go: (href: string) => void;
}

/** Draws the territory into an element; `show` may be called as often as the facts change. */
export function drawMap(element: HTMLElement, territory: Me['territory'], settings: Me['settings'], { titles, go }: Manners): DrawnMap {
  const map = makeMap(element, {
    zoomControl: false,
    scrollWheelZoom: false,
    // An animation that is under way when its page is left would look for a map that is gone.
    zoomAnimation: false,
    fadeAnimation: false,
    markerZoomAnimation: false,
    attributionControl: settings.tilesUrl !== '',
  });
  map.setView(latLng(territory.centre), 14);
  control.zoom({ zoomInTitle: titles.zoomIn, zoomOutTitle: titles.zoomOut }).addTo(map);
  if (settings.tilesUrl) tileLayer(settings.tilesUrl, { attribution: settings.tilesAttribution, maxZoom: 19 }).addTo(map);
  const ground = layerGroup().addTo(map);
  const content = layerGroup().addTo(map);
  if (territory.outline) {
    const outline = geoJSON(territory.outline as unknown as GeoJson, { interactive: false, style: { className: 'map-outline' } });
    outline.addTo(map);
    map.fitBounds(outline.getBounds(), { padding: [8, 8] });
  }
  let before = '';

  const drawAreas = (fills: MapContent['fills']): void => {
    for (const area of territory.areas) {
      const fill = fills?.get(area.code);
      geoJSON(area.outline as unknown as GeoJson, {
        interactive: fill !== undefined,
        style: { className: 'map-area', fillOpacity: fill ? 0.12 + 0.6 * fill.share : 0.06 },
      })
        .bindTooltip(plain(fill ? `${area.name} : ${fill.text}` : area.name), {
          permanent: true,
          direction: 'center',
          className: 'map-area-name',
        })
        .addTo(ground);
    }
  };

  return {
    show: (shown) => {
      // Redrawing what has not changed would close an open tooltip at every refresh.
      const now = JSON.stringify({ ...shown, fills: [...(shown.fills ?? [])] });
      if (now === before) return;
      before = now;
      ground.clearLayers();
      content.clearLayers();
      drawAreas(shown.fills);
      for (const line of shown.lines ?? [])
        polyline(line.points.map(latLng), { className: 'map-line' }).bindTooltip(plain(line.text)).addTo(content);
      for (const mark of shown.marks ?? []) {
        const circle = circleMarker(latLng(mark.point), { radius: RADIUS[mark.kind], className: `map-mark map-${mark.kind}` })
          .bindTooltip(plain(mark.text))
          .addTo(content);
        if (mark.href) circle.on('click', () => go(mark.href!));
      }
    },
    remove: () => map.remove(),
  };
}

/** Names come from people: a tooltip's content is text, never markup. */
function plain(text: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}
