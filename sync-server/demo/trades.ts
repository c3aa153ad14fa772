/** A line of work that the demo company offers, with the skills and the words that go with it. */
export interface Trade {
  readonly key: string;
  readonly name: string;
  readonly skills: readonly string[];
  /** What a biography says that the person does. */
  readonly work: readonly string[];
}

export const TRADES: readonly Trade[] = [
  {
    key: 'hvac',
    name: 'Heating and air',
    skills: ['AC diagnostics', 'Heat pumps', 'Gas furnaces', 'Ductwork', 'Refrigerant handling (EPA 608)'],
    work: ['keeps heat pumps running through the coldest week', 'finds the leak that others miss'],
  },
  {
    key: 'plumbing',
    name: 'Plumbing',
    skills: ['Drain cleaning', 'Water heaters', 'Backflow testing', 'Sewer camera', 'Repiping'],
    work: ['replaces water heaters in a morning', 'has cleared more drains than anyone on the team'],
  },
  {
    key: 'electrical',
    name: 'Electrical',
    skills: ['Panel upgrades', 'EV chargers', 'Standby generators', 'Lighting design'],
    work: ['wires panels that inspectors like to show around', 'installs EV chargers and explains them well'],
  },
  {
    key: 'garage-doors',
    name: 'Garage doors',
    skills: ['Springs and cables', 'Door openers', 'Door fitting'],
    work: ['balances a door by ear', 'fits openers that stay quiet'],
  },
  {
    key: 'grounds',
    name: 'Grounds and irrigation',
    skills: ['Irrigation', 'Tree work', 'Low-voltage lighting'],
    work: ['tunes irrigation to the season', 'plants for shade and little water'],
  },
  {
    key: 'pest-control',
    name: 'Pest control',
    skills: ['Termite inspection', 'Wildlife exclusion'],
    work: ['inspects crawl spaces with patience', 'keeps pests out instead of chasing them'],
  },
  {
    key: 'appliances',
    name: 'Appliance repair',
    skills: ['Refrigeration', 'Laundry appliances', 'Gas ranges'],
    work: ['repairs what others would replace', 'carries the part that the kitchen needs'],
  },
  {
    key: 'solar',
    name: 'Solar and roofing',
    skills: ['Solar arrays', 'Battery storage', 'Roof repair'],
    work: ['plans arrays that fit the roof', 'leaves a roof tidier than it was'],
  },
];
