import type { Technician } from '#domain/technician/fields.ts';
import type { City } from './cities.ts';
import type { Dice } from './prng.ts';
import { daysBefore } from './reference-date.ts';

const everywhere =
  'Main St,Oak St,Maple Ave,Cedar Ln,Park Ave,Washington St,Lincoln Ave,Jefferson St,Walnut St,Highland Ave,Lake Dr,Hill Rd,Church St,Elm St,Willow Way,Ridge Rd,Spring St,Meadow Ln,Chestnut St,Jackson Ave,Franklin St,River Rd,Center St,Sunset Dr,Forest Ave,Cherry Ln,Madison St,Pleasant St,Union St,Prospect Ave,Orchard Ln,College Ave,Adams St,Monroe St,Birch Ct,Valley View Dr,Fairview Ave,Grove St,Mill Rd,Woodland Dr,Dogwood Ct,Hickory Ln,Linden Ave,Magnolia Dr,Laurel St,Garfield Ave,Grant St,Harrison St,Summit Ave,Rosewood Dr'.split(
    ',',
  );

const southwest =
  'Camino Del Sol,Saguaro Dr,Mesquite Ln,Desert Willow Dr,Palo Verde Ave,Calle Alegre,Ocotillo Rd,Agave Ct,Mesa Verde Dr,Arroyo Seco Rd,Yucca St,Piñon Trl,Juniper Canyon Rd,Mission Rd,Alameda Ave'.split(
    ',',
  );
const texas =
  'Bluebonnet Ln,Live Oak Dr,Pecan St,Lone Star Dr,Mockingbird Ln,Preston Rd,Ranch Rd,Brazos St,San Jacinto St,Longhorn Trl,Cottonwood Dr,Bowie St,Crockett St,Travis St,Post Oak Ln'.split(
    ',',
  );
const coast =
  'Ocean View Ave,Palm Dr,Seabreeze Ct,Bayshore Dr,Harbor Dr,Pelican Way,Coral Ridge Dr,Hibiscus St,Lagoon Dr,Mariner Way,Banyan St,Gulf View Blvd'.split(
    ',',
  );
const northwest =
  'Alder St,Fir Ave,Hemlock St,Rainier Ave,Cascade Dr,Salmon Creek Rd,Timber Ridge Dr,Huckleberry Ln,Mountain View Dr,Evergreen Way'.split(
    ',',
  );

const stateStreets: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(['AZ', 'NM', 'NV', 'UT', 'CO'].map((state) => [state, southwest])),
  ...Object.fromEntries(['TX', 'OK'].map((state) => [state, texas])),
  ...Object.fromEntries(['FL', 'CA', 'HI', 'SC'].map((state) => [state, coast])),
  ...Object.fromEntries(['WA', 'OR', 'ID', 'MT', 'WY', 'AK'].map((state) => [state, northwest])),
};

const unitFor = (dice: Dice): string =>
  dice.pick([
    () => `Apt ${dice.between(1, 48)}`,
    () => `Apt ${dice.between(1, 9)}${dice.pick(['A', 'B', 'C', 'D'])}`,
    () => `Unit ${dice.between(1, 30)}`,
    () => `# ${dice.between(100, 420)}`,
  ])();

type HomeAddress = NonNullable<Technician['home']>;

/** A believable home in that city. Some were checked against the ZIP data before, none has a pin yet. */
export function homeIn(city: City, dice: Dice): HomeAddress {
  const regional = stateStreets[city.state];
  const street = dice.pick(regional && dice.chance(0.35) ? regional : everywhere);
  const home: HomeAddress = {
    street: `${dice.between(11, dice.chance(0.4) ? 999 : 8999)} ${street}`,
    city: city.name,
    state: city.state,
    zip: dice.pick(city.zips),
    country: 'US',
  };
  if (dice.chance(0.22)) home.unit = unitFor(dice);
  if (dice.chance(0.55))
    home.validation = {
      level: 'stateAndZip',
      at: daysBefore(dice.between(5, 300), dice),
      source: 'Demo company',
    };
  return home;
}
