import { describe, expect, it } from 'vitest';
import { ADAPTERS, adapterById, MARKERS, recognise } from '@/lib/crm/registry';

describe('the CRMs that Baton knows', () => {
  it('have ids and names that tell them apart', () => {
    expect(new Set(ADAPTERS.map(({ id }) => id)).size).toBe(ADAPTERS.length);
    expect(ADAPTERS.every(({ name }) => name.trim() !== '')).toBe(true);
  });

  it.each(ADAPTERS.map((adapter) => [adapter.id, adapter] as const))(
    '%s is found by its id',
    (id, adapter) => {
      expect(adapterById(id)).toBe(adapter);
    },
  );

  it.each(['', 'nothing', 'constructor', '__proto__'])('%j is the id of none', (id) => {
    expect(adapterById(id)).toBeUndefined();
  });

  it('take notes that a handoff fits into, and no longer ones than the codec makes', () => {
    for (const { limits } of ADAPTERS) {
      expect(limits.noteLength).toBeGreaterThanOrEqual(2000);
      expect(limits.noteLength).toBeLessThanOrEqual(30_000);
    }
  });

  it('say where the card goes, but for those of whose pages nothing is known', () => {
    const floating = ADAPTERS.filter(({ cardPlaces }) => cardPlaces.length === 0);
    expect(floating.map(({ id }) => id)).toEqual(['zoho']);
  });
});

describe('recognising a page', () => {
  it('knows a page that serves the REST contract, by its marker', () => {
    const markers = ['meta[name="baton-contract"][content="1"]'];
    expect(recognise({ url: 'https://anything.example/x', markers })?.id).toBe('rest');
  });

  it('knows no ordinary page', () => {
    for (const url of ['https://news.example/leads/1', 'about:blank', '', 'http://[']) {
      expect(recognise({ url, markers: [] })).toBeUndefined();
    }
  });

  it('looks for few markers, each once', () => {
    expect(new Set(MARKERS).size).toBe(MARKERS.length);
    expect(MARKERS.length).toBeLessThanOrEqual(20);
  });
});
