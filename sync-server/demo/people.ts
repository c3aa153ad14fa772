import type { Person } from '#domain/company/people.ts';
import { asciiName } from './names.ts';

const person = (
  username: string,
  name: string,
  roleId: NonNullable<Person['roleId']>,
  active = true,
): Person => ({
  id: `user-${username}`,
  name,
  username,
  email: `${asciiName(name)}@northline.example`,
  roleId,
  active,
});

/** The office users: the three that sign in to the demo, and those whom technicians report to. */
export const demoPeople = (): Person[] => [
  person('admin', 'Rosalind Achterberg', 'administrator'),
  person('manager', 'Desmond Whitfield', 'manager'),
  person('viewer', 'Imogen Castellanos', 'viewer'),
  person('pvaldez', 'Paloma Valdez', 'manager'),
  person('tokonjo', 'Tobias Okonjo', 'manager'),
  person('hbrandt', 'Hannelore Brandt', 'manager'),
  person('jlarocque', 'Jean-Marc Larocque', 'manager'),
  person('kfujimoto', 'Kiyomi Fujimoto', 'manager'),
  person('spatwardhan', 'Sunil Patwardhan', 'manager'),
  person('cmoynihan', 'Clodagh Moynihan', 'manager'),
  person('btesfamariam', 'Biniam Tesfamariam', 'manager'),
  person('lsandoval', 'Leticia Sandoval', 'manager'),
  person('wgrabowski', 'Wanda Grabowski', 'viewer'),
  person('emakoni', 'Evander Makoni', 'viewer'),
  person('dquist', 'Dagny Quist', 'administrator'),
  person('rpelletier', 'Roland Pelletier', 'viewer', false),
];
