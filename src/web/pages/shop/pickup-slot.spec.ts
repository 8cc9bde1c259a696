import { nextSlot, slotInstants } from './pickup-slot.js';

const PARIS = 'Europe/Paris';
/** A Friday. */
const friday = (time: string): number => Date.parse(`2026-11-20T${time}:00+01:00`);
const evening = [1, 2, 3, 4, 5, 6].map((weekday) => ({ purpose: 'pickup', weekday, opens: '18:00', closes: '20:30' }));

describe('the proposed pickup slot', () => {
  it('is this evening when it is still to come', () => {
    expect(nextSlot({ windows: evening, closures: [] }, friday('11:00'), PARIS)).toEqual({ day: '2026-11-20', from: '18:00', to: '20:30' });
  });

  it('is tomorrow when this evening leaves a round no time to come', () => {
    expect(nextSlot({ windows: evening, closures: [] }, friday('20:00'), PARIS)).toEqual({ day: '2026-11-21', from: '18:00', to: '20:30' });
  });

  it('passes over days without a window and days that are closed', () => {
    const saturday = Date.parse('2026-11-21T21:00:00+01:00');
    expect(nextSlot({ windows: evening, closures: [{ fromDate: '2026-11-23', toDate: '2026-11-23' }] }, saturday, PARIS)?.day).toBe(
      '2026-11-24',
    );
  });

  it('takes no notice of other windows', () => {
    expect(
      nextSlot({ windows: [{ purpose: 'receiving', weekday: 5, opens: '18:00', closes: '20:00' }], closures: [] }, friday('11:00'), PARIS),
    ).toBeNull();
  });

  it('starts now when the window is open already', () => {
    const slot = { day: '2026-11-20', from: '18:00', to: '20:30' };
    expect(slotInstants(slot, friday('18:40'), PARIS)).toEqual({ from: '2026-11-20T17:40:00.000Z', to: '2026-11-20T19:30:00.000Z' });
    expect(slotInstants(slot, friday('11:00'), PARIS).from).toBe('2026-11-20T17:00:00.000Z');
  });
});
