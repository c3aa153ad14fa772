import { describe, expect, it } from 'vitest';
import { noHome } from './no-home.ts';

describe('noHome', () => {
  it.each([
    'PO Box 12',
    'P.O. Box 12',
    'p o box 12',
    'Post Office Box 7',
    'POBox 7',
    'POB 12',
    'Box 12',
    'PO Box 12 ',
  ])('finds a PO box in %j', (street) => {
    expect(noHome(street)).toMatch(/^A PO box is not a home/);
  });

  it.each(['123 Main St PMB 45', 'PMB #7, 1 Oak Ave', '12 Elm St Private Mailbox 3'])(
    'finds a private mailbox in %j',
    (street) => {
      expect(noHome(street)).toMatch(/^A private mailbox/);
    },
  );

  it('finds general delivery', () => {
    expect(noHome('General Delivery')).toMatch(/^General delivery/);
  });

  it.each([
    '1 Main St',
    '12 Box Elder Rd',
    'RR 2 Box 45',
    'HC 1 Box 7',
    '4 Boxwood Ln',
    '9 Pobst Ave',
    'Post Oak Rd 7',
    '',
  ])('lets people live at %j', (street) => {
    expect(noHome(street)).toBeNull();
  });
});
