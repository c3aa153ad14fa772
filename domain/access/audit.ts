/** What the audit log records, by the key that is stored, in the words that the screen shows. */
export const auditActions = {
  userAdded: 'Added an office user',
  userChanged: 'Changed an office user',
  userDeactivated: 'Deactivated an office user',
  userActivated: 'Activated an office user',
  passwordChanged: 'Changed a password',
  passwordReset: 'Reset a password',
  roleChanged: 'Changed a role',
  technicianRoleChanged: 'Changed the role of a technician',
  permissionsChanged: 'Changed permissions of a technician',
  licenseChanged: 'Changed a license',
  technicianActivated: 'Activated a technician',
  technicianDeactivated: 'Deactivated a technician',
  emailChanged: 'Changed an email',
  accountEmailChanged: 'Changed the email of an account',
  invited: 'Sent an invitation',
  invitationVoided: 'Voided an invitation',
  accepted: 'Accepted an invitation',
  assigned: 'Set username and password',
  resetSent: 'Sent a password reset',
  reoffered: 'Brought back what a restore had lost',
  refused: 'Was refused',
} as const;

export type AuditAction = keyof typeof auditActions;
