/** What a person may be allowed to do. Each says in one sentence what it allows (R47). */
export const permissions = {
  editEmployee: {
    group: 'People',
    label: 'Edit Employee',
    allows: 'Add technicians and change their profiles.',
  },
  activateEmployee: {
    group: 'People',
    label: 'Activate Or Deactivate Employees',
    allows: 'Activate and deactivate technicians.',
  },
  removeEmployee: {
    group: 'People',
    label: 'Remove Employees',
    allows: 'Remove a profile that was created by mistake.',
  },
  editPayroll: { group: 'Pay', label: 'Edit Payroll', allows: 'Change pay type, rates and hire date.' },
  editPermissions: {
    group: 'Access',
    label: 'Edit Permissions',
    allows: 'Change what a technician may do beyond the defaults of the role.',
  },
  editLists: {
    group: 'Company',
    label: 'Edit Lists',
    allows: 'Add, rename and retire positions, zones, trucks and the other lists.',
  },
  editCompany: { group: 'Company', label: 'Edit Company', allows: 'Change the company and its settings.' },
  fieldInvoice: { group: 'In the field', label: 'Invoice', allows: 'Make an invoice at the job.' },
  fieldTasks: { group: 'In the field', label: 'Add Tasks', allows: 'Add tasks and materials to a job.' },
  fieldEstimates: {
    group: 'In the field',
    label: 'Convert Estimates',
    allows: 'Turn an accepted estimate into a job.',
  },
  fieldHistory: {
    group: 'In the field',
    label: 'See Job History',
    allows: 'See earlier jobs at the same address.',
  },
} as const;

export type Permission = keyof typeof permissions;

export const permissionNames = Object.keys(permissions) as [Permission, ...Permission[]];
