import type { StopLine } from '../../api/types.js';
import { asAnnounced, draftOf, draftOfLines, gapOf, handedLines, handedOver_g, reading } from './handover.js';

const line = (part: Partial<StopLine>): StopLine => ({
  parcelId: 'p1',
  lotId: 'l1',
  lotReference: 1,
  label: 'Yaourts',
  category: 'dairy',
  cold: 'chilled4',
  temperatureLimit_c: 4,
  temperatureRefuse_c: 6,
  packages: 10,
  planned_g: 5000,
  weighed_g: null,
  refused_g: 0,
  temperature_c: null,
  refusalCode: null,
  ...part,
});

describe('handing over at a stop', () => {
  it('starts from what is expected, but for temperatures', () => {
    expect(draftOf({ lines: [line({})] })).toEqual({ p1: { weighed_kg: 5, temperature_c: null, refused_kg: 0, refusalCode: null } });
  });

  it('needs a temperature for cold food that is taken, not for bread nor for what is refused', () => {
    const draft = draftOf({ lines: [line({})] })['p1']!;
    expect(gapOf(line({}), draft)).toBe('temperature');
    expect(gapOf(line({}), { ...draft, temperature_c: 4 })).toBeNull();
    expect(gapOf(line({ temperatureLimit_c: null, temperatureRefuse_c: null, cold: 'ambient' }), draft)).toBeNull();
    expect(gapOf(line({}), { ...draft, refused_kg: 5, refusalCode: 'temperature' })).toBeNull();
  });

  it('needs a weight, and a reason for a refusal', () => {
    const draft = { ...draftOf({ lines: [line({})] })['p1']!, temperature_c: 3 };
    expect(gapOf(line({}), { ...draft, weighed_kg: null })).toBe('weight');
    expect(gapOf(line({}), { ...draft, refused_kg: 1 })).toBe('reason');
  });

  it('reads a limit downwards for cold food and upwards for hot food, with the tolerance of the guide between', () => {
    expect([4, 4.5, 6, 6.5].map((degrees) => reading(line({}), degrees))).toEqual(['good', 'tolerated', 'tolerated', 'refuse']);
    const frozen = line({ cold: 'frozen', temperatureLimit_c: -18, temperatureRefuse_c: -15 });
    expect([-18, -16, -14].map((degrees) => reading(frozen, degrees))).toEqual(['good', 'tolerated', 'refuse']);
    const hot = line({ cold: 'hot', temperatureLimit_c: 63, temperatureRefuse_c: 63 });
    expect([63, 62].map((degrees) => reading(hot, degrees))).toEqual(['good', 'refuse']);
    expect(reading(line({ temperatureLimit_c: null, temperatureRefuse_c: null }), 30)).toBe('good');
  });

  it('lets nothing pass that is too warm, unless it is refused', () => {
    const draft = { ...draftOf({ lines: [line({})] })['p1']!, temperature_c: 9 };
    expect(gapOf(line({}), draft)).toBe('out-of-range');
    expect(gapOf(line({}), { ...draft, refused_kg: 5, refusalCode: 'temperature' })).toBeNull();
  });

  it('is as announced where no temperature is asked for and no weight was changed', () => {
    const bread = line({ cold: 'ambient', temperatureLimit_c: null, temperatureRefuse_c: null, planned_g: 2340 });
    const draft = draftOf({ lines: [bread] });
    expect(asAnnounced({ lines: [bread] }, draft)).toBe(true);
    expect(asAnnounced({ lines: [bread] }, { p1: { ...draft['p1']!, weighed_kg: 2 } })).toBe(false);
    expect(asAnnounced({ lines: [bread] }, { p1: { ...draft['p1']!, refused_kg: 1 } })).toBe(false);
    expect(asAnnounced({ lines: [line({})] }, draftOf({ lines: [line({})] }))).toBe(false);
    expect(asAnnounced({ lines: [] }, {})).toBe(false);
  });

  it('gives a refused handover back as it was typed', () => {
    const stop = { lines: [line({})] };
    const draft = { p1: { weighed_kg: 4.25, temperature_c: 3.5, refused_kg: 0.75, refusalCode: 'packaging' as const } };
    expect(draftOfLines(handedLines(stop, draft))).toEqual(draft);
  });

  it('sends whole grams, and only what was said', () => {
    const stop = {
      lines: [line({}), line({ parcelId: 'p2', cold: 'ambient', temperatureLimit_c: null, temperatureRefuse_c: null, planned_g: 2000 })],
    };
    const draft = { ...draftOf(stop), p1: { weighed_kg: 4.25, temperature_c: 3.5, refused_kg: 0.75, refusalCode: 'packaging' as const } };
    expect(handedLines(stop, draft)).toEqual([
      { parcelId: 'p1', weighed_g: 4250, refused_g: 750, refusalCode: 'packaging', temperature_c: 3.5 },
      { parcelId: 'p2', weighed_g: 2000 },
    ]);
    expect(handedOver_g(stop, draft)).toBe(5500);
  });
});
