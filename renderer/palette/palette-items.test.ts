import { describe, expect, it } from 'vitest';
import { technicianFields } from '#domain/technician/fields.ts';
import { sample } from '#tests/support/sample.ts';
import { type Command, paletteGroups, technicianItemId } from './palette-items.ts';

const run = () => undefined;
const commands: Command[] = [
  { id: 'screen:/zones', group: 'Screens', menu: 'go', label: 'Zones', alias: 'Lists', run },
  { id: 'screen:/skills', group: 'Screens', menu: 'go', label: 'Skills', alias: 'Lists', run },
  { id: 'action:add', group: 'Actions', menu: 'file', label: 'Add a technician', alias: 'New', run },
];
const technicians = [
  sample(technicianFields, { id: 'one', name: 'Adam Zone' }),
  sample(technicianFields, { id: 'two', name: 'Bea Quill' }),
];
const offered = { technicians, commands, recent: [] as string[], open: run };

const drawn = (text: string, recent: readonly string[] = []) =>
  paletteGroups(text, { ...offered, recent }).map(
    ({ label, items }) => `${label}: ${items.map((item) => item.label).join(', ')}`,
  );

describe('the palette', () => {
  it('begins with what was opened last, and then has all screens and actions once', () => {
    expect(drawn('', [technicianItemId('two'), 'gone', 'screen:/skills'])).toEqual([
      'Recent: Bea Quill, Skills',
      'Actions: Add a technician',
      'Screens: Zones',
    ]);
  });

  it('has people before what merely has such a word, and behind what begins so', () => {
    expect(drawn('ad')).toEqual(['Actions: Add a technician', 'Technicians: Adam Zone']);
    expect(drawn('zone')).toEqual(['Screens: Zones', 'Technicians: Adam Zone']);
    expect(drawn('quill')).toEqual(['Technicians: Bea Quill']);
  });

  it('finds screens and actions by their other words, recent ones first', () => {
    expect(drawn('new tech')).toEqual(['Actions: Add a technician']);
    expect(drawn('lists', ['screen:/skills'])).toEqual(['Screens: Skills, Zones']);
  });

  it('has nothing for what nothing is called', () => {
    expect(drawn('xyzzy')).toEqual([]);
  });
});
