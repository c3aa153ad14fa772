import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openGazetteer } from '#domain/address/gazetteer.ts';
import { dice } from './corruptions.ts';
import { cityLines, zipLines } from './place-lines.ts';
import { type Place, readSources } from './read-sources.ts';
import { most, outcomes, sample, seed } from './report-runs.ts';
import { mistakeHeadings, mistakeRow, passHeadings, passRow, row, share, table } from './report-tables.ts';
import { harmless, type Kind, mistakes, type Outcome } from './trials.ts';
import { abroadOutcome } from './trials-abroad.ts';
import { isPinWarned } from './trials-pins.ts';
import { type TrueSet, trueSets } from './true-addresses.ts';

const heldOut = !process.argv.includes('--tuning');
const sources = readSources(process.argv[2] ?? path.join(import.meta.dirname, 'sources/node_modules'));
const { postal, older, otherNames, cities, outlines, nearCities } = trueSets(sources, heldOut);
const whole = openGazetteer({ zips: zipLines(sources), cities: cityLines(sources) });

const trueTable = () =>
  table(
    passHeadings,
    [postal, older, otherNames, cities, outlines].map((set) => passRow(set.title, outcomes(set))),
  );

const writingsTable = () =>
  table(
    passHeadings,
    harmless.map((kind) => passRow(kind.title, outcomes(older, kind))),
  );

const mistakesTable = (set: TrueSet, kinds: readonly Kind[]) =>
  table(
    mistakeHeadings,
    kinds.map((kind) => mistakeRow(kind.title, outcomes(set, kind))),
  );

const countryNames = { CA: 'Canada', GB: 'United Kingdom', AU: 'Australia' } as const;

function abroad(country: string, trial: 'true' | 'slip' | 'region'): Outcome[] {
  const roll = dice(seed + 2);
  const places: Place[] = sample(sources.cities.filter((place) => place.country === country));
  return places.flatMap((place) => abroadOutcome(place, trial, roll, whole) ?? []);
}

const abroadTable = () =>
  table(
    [
      'country',
      'n',
      'true passes',
      'slip in the city noticed',
      'first right',
      'wrong region noticed',
      'first right',
    ],
    Object.entries(countryNames).map(([country, name]) => {
      const [right, slip, region] = (['true', 'slip', 'region'] as const).map((trial) =>
        abroad(country, trial),
      );
      const noticed = (all: readonly Outcome[] = []) => [
        share(all, ({ passes }) => !passes),
        share(all, ({ first }) => first),
      ];
      return row(
        name,
        right?.length ?? 0,
        share(right ?? [], ({ passes }) => passes),
        ...noticed(slip),
        ...noticed(region),
      );
    }),
  );

const pinTable = () =>
  table(
    ['pin from the middle of its ZIP', 'n', 'warned'],
    [1, 5, 10, 25, 50, 100].map((kilometres) => {
      const roll = dice(seed + 3);
      const warned = sample(postal.addresses).flatMap(
        (address) => isPinWarned(address, kilometres, roll, whole) ?? [],
      );
      return row(
        `${kilometres} km`,
        warned.length,
        share(warned, (each) => each),
      );
    }),
  );

/** What was wanted of the check, each by the independent source. */
function aimsTable(): string {
  const [cityKind, zipKind] = mistakes;
  const right = outcomes(older);
  const slipped = outcomes(older, zipKind);
  return table(
    ['aim', 'wanted', 'reached'],
    [
      row(
        'true addresses pass',
        '≥ 99.5 %',
        share(right, ({ passes }) => passes),
      ),
      row(
        'true addresses that are doubted',
        '≤ 1 %',
        share(right, ({ passes, hinted }) => !passes || hinted),
      ),
      row(
        'one slip in the city, corrected first',
        '≥ 99 %',
        share(outcomes(older, cityKind), ({ first }) => first),
      ),
      row(
        'one digit of the ZIP wrong, noticed or hinted at',
        '≥ 95 %',
        share(slipped, (each) => !each.passes || each.hinted),
      ),
      row(
        '– of these, noticed by a lower level',
        '',
        share(slipped, ({ passes }) => !passes),
      ),
    ],
  );
}

const report = () => `# How well the address check does

Made by \`node build/geodata/address-report.ts\`; the same sources give the same bytes. Up to ${most.toLocaleString('en-US')} addresses of
each kind, chosen and spoilt by a random generator with a fixed seed. The rules were tuned on three quarters of the
ZIP Codes (\`--tuning\`); everything here is the fourth, chosen by a hash of the ZIP Code.

*Passes*: the level **ZIP-level match** is reached. *Hint*: it is reached, and another ZIP Code of the city is offered,
because the city only lies within 25 km of the ZIP Code that was typed. *Noticed*: a lower level, and advice to check.
*First right*, *any right*: accepting the first suggestion, or one of at most six, gives the true address. Nothing here
says anything of streets, which cannot be checked offline.

${aimsTable()}

## True addresses

${trueTable()}

- The postal table is what the data is made of: its row shows only that the rules contradict no row of their own data.
- The older table is another list of the same ZIP Codes, compiled by other people from another file; in this row the
  data has none of its names. That is the independent measure of false alarms. Most of its names are the same as those of
  the postal table; the row below it has those that are not: air bases, banks with a ZIP Code of their own, mergers.
- The two rows of cities are harder than life: they ask for places that a source alone may know, such as hamlets and
  neighbourhoods, after that source was taken away. Where the ZIP Code isn't known to be the city's, the one with the
  nearest middle stands in. As shipped the data has all of these names. They tell how a place fares that no source has.

Written differently (older table):

${writingsTable()}

## Mistakes

In the addresses of the older table, the data without its names:

${mistakesTable(older, mistakes)}

A digit that leads to a ZIP Code of a neighbouring town within 25 km cannot be told from a neighbour's address, so it passes
with the hint that the city has a ZIP Code one slip away. A city elsewhere in the state that has such a ZIP Code is taken for a
slip in the ZIP. A city with more than six ZIP Codes cannot be completed by guessing.

In cities that the postal service has no ZIP Code for, or shares (GeoNames cities, the data as shipped):

${mistakesTable(nearCities, mistakes.slice(0, 3))}

## Canada, United Kingdom, Australia

No source here is independent: cities and their regions come from the data itself, the postal code is one of the region.
*True passes* is the level **State and ZIP agree** without a suggestion; more is never said. A city known in two nations
makes a slip or a wrong region go unnoticed.

${abroadTable()}

## Pins

A pin is warned of where more than seven ZIP Codes are nearer to it than its own; the state's outline is left aside here.
ZIP Codes of the country can be 50 km wide, those of a city one.

${pinTable()}
`;

const text = report();
if (heldOut) writeFileSync(path.resolve(import.meta.dirname, '../../docs/address-check.md'), text);
else console.log(text);
