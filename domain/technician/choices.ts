/** Managed and non-managed technicians (R10), stored as the incumbent's public interface spells them. */
export const licenseTypes = [
  {
    value: 'ManagedTech',
    label: 'Managed Technician',
    hint: 'Is credited for sales and for work performed, and is billed.',
  },
  {
    value: 'NonManagedTech',
    label: 'Non-managed Technician',
    hint: 'Is not credited for sales or work performed, and is not billed.',
  },
] as const;

/** Which upcoming appointments a technician sees (R20). The keys are stored and never change. */
export const jobFilters = [
  { value: 'AllScheduledDispatchedWorking', label: 'All scheduled, dispatched and working' },
  { value: 'NextScheduledDispatchedWorking', label: 'Next scheduled, dispatched and working' },
  { value: 'DispatchedWorking', label: 'Only dispatched and working' },
  { value: 'NextScheduledDispatchedWorkingToday', label: 'Next scheduled today, dispatched and working' },
  { value: 'AllScheduledDispatchedWorkingToday', label: 'All scheduled today, dispatched and working' },
  {
    value: 'AllScheduledDispatchedWorkingFiveDays',
    label: 'All scheduled in the next five days, dispatched and working',
  },
  {
    value: 'NextScheduledDispatchedWorkingTodayTomorrow',
    label: 'Next scheduled today or tomorrow, dispatched and working',
  },
  {
    value: 'AllScheduledDispatchedWorkingTodayTomorrow',
    label: 'All scheduled today and tomorrow, dispatched and working',
  },
  {
    value: 'Next2ScheduledDispatchedWorkingToday',
    label: 'Next two scheduled today, dispatched and working',
  },
] as const;

/** How far back a technician sees past appointments (R21). */
export const historyFilters = [
  { value: 'AllJobs', label: 'All jobs' },
  { value: 'LastThreeDays', label: 'Last three days' },
  { value: 'LastSevenDays', label: 'Last seven days' },
  { value: 'LastMonth', label: 'Last month' },
] as const;

/** What happens with the account of a new technician (R22). */
export const accountChoices = [
  {
    value: 'later',
    label: 'Create an account later',
    hint: 'Nothing is sent. Status shows Never logged in.',
  },
  {
    value: 'invite',
    label: 'Send invitation via email',
    hint: 'Queued here and sent once, when the server is reached. Without an email it goes by text message.',
  },
  {
    value: 'assign',
    label: 'Create username and password',
    hint: 'Queued here. The office sets username and password when the server is reached.',
  },
] as const;

export const payTypes = [
  { value: 'hourly', label: 'Hourly' },
  { value: 'commission', label: 'Commission' },
] as const;

export const payBases = [
  { value: 'timesheet', label: 'Timesheet' },
  { value: 'performance', label: 'Performance' },
  { value: 'both', label: 'Both' },
] as const;
