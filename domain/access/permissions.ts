/** One thing that a person may be allowed to do. `managers`: the built-in role Manager has it (R47). */
type About = {
  readonly group: string;
  readonly label: string;
  /** In one sentence, what it allows. */
  readonly allows: string;
  readonly managers?: true;
};

/** The catalogue. Administrators have all of it; viewers have none. */
export const permissions = {
  editEmployee: {
    group: 'People',
    label: 'Edit Employee',
    allows: 'Add technicians, change their profiles and send them invitations and password resets.',
    managers: true,
  },
  activateEmployee: {
    group: 'People',
    label: 'Activate Or Deactivate Employees',
    allows: 'Activate and deactivate technicians.',
    managers: true,
  },
  convertToManaged: {
    group: 'People',
    label: 'Convert To Managed',
    allows: 'Turn a non-managed technician into a managed one, who is billed.',
  },
  removeEmployee: {
    group: 'People',
    label: 'Remove Employees',
    allows: 'Remove a profile that was created by mistake.',
  },
  seePayroll: {
    group: 'Pay',
    label: 'See Payroll',
    allows: 'See pay type, rates and hire date.',
    managers: true,
  },
  editPayroll: {
    group: 'Pay',
    label: 'Edit Payroll',
    allows: 'Change pay type, rates and hire date, where they may be seen.',
    managers: true,
  },
  editPermissions: {
    group: 'Access',
    label: 'Edit Permissions',
    allows: 'Change roles, and what a technician may do beyond the defaults of the role.',
  },
  changeAccountEmail: {
    group: 'Access',
    label: 'Change account email',
    allows: 'Change the email of a profile that has a user account, with a reason that is logged.',
  },
  editUsers: {
    group: 'Access',
    label: 'Manage Office Users',
    allows: 'Add, change and deactivate office users, and set their roles.',
  },
  seeOutbox: {
    group: 'Access',
    label: 'See Outbox',
    allows: 'See the messages that the server sends, with the links in those that were not mailed.',
  },
  seeAudit: {
    group: 'Access',
    label: 'See Audit Log',
    allows: 'See and export who changed accounts, roles, permissions, licenses and activation.',
  },
  editLists: {
    group: 'Company',
    label: 'Edit Lists',
    allows: 'Add, rename and retire positions, zones, trucks and the other lists.',
    managers: true,
  },
  editCompany: { group: 'Company', label: 'Edit Company', allows: 'Change the company and its settings.' },
  fieldInvoice: {
    group: 'In the field',
    label: 'Invoice',
    allows: 'Make an invoice at the job.',
    managers: true,
  },
  fieldTasks: {
    group: 'In the field',
    label: 'Add Tasks',
    allows: 'Add tasks and materials to a job.',
    managers: true,
  },
  fieldEstimates: {
    group: 'In the field',
    label: 'Convert Estimates',
    allows: 'Turn an accepted estimate into a job.',
    managers: true,
  },
  fieldHistory: {
    group: 'In the field',
    label: 'See Job History',
    allows: 'See earlier jobs at the same address.',
    managers: true,
  },
} as const satisfies Record<string, About>;

export type Permission = keyof typeof permissions;

export const permissionNames = Object.keys(permissions) as [Permission, ...Permission[]];

export const permissionGroups = [...new Set(permissionNames.map((name) => permissions[name].group))];

/** An exception made for one person: allowed or denied, whatever the role says. */
export type PermissionOverrides = Readonly<Partial<Record<Permission, boolean>>>;

/**
 * The permissions that one set of exceptions hands out and the other did not. Taking a denial away hands out too:
 * the role may allow it.
 */
export const handedOut = (before: PermissionOverrides, after: PermissionOverrides): Permission[] =>
  permissionNames.filter(
    (name) =>
      (after[name] === true && before[name] !== true) || (after[name] !== false && before[name] === false),
  );
