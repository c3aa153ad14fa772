import { Switch } from '@mantine/core';
import { can } from '#domain/access/roles.ts';
import { type Company, usualOfflineDays } from '#domain/company/company.ts';
import { useData, useRecords } from '../data-context.tsx';
import { GeocoderSettings } from './geocoder-settings.tsx';
import classes from './settings-page.module.css';
import { TypedSetting } from './typed-setting.tsx';

const switches = [
  {
    name: 'emailNotifications',
    label: 'Email notifications',
    description: 'Off sends technicians no dispatch notifications by email; text messages still go.',
  },
  {
    name: 'notifySelfDispatch',
    label: 'Notify of self-dispatch',
    description: 'Off sends technicians nothing for jobs that they took themselves.',
  },
  { name: 'payroll', label: 'Payroll', description: 'Off hides the Payroll tab for the whole company.' },
] as const satisfies readonly { name: keyof Company; label: string; description: string }[];

/** The settings of the company, which every computer shares. */
export function CompanySettings() {
  const data = useData();
  const company = useRecords(data.company)[0];
  if (!company) return null;
  const mayEdit = can(data, 'editCompany');
  return (
    <section className="card" aria-labelledby="company">
      <h2 id="company">{company.name}</h2>
      {!mayEdit && <p className={`${classes.note} hint`}>Only people with Edit Company change these.</p>}
      <TypedSetting
        company={company}
        name="seatLimit"
        hint="How many active technicians may have a managed license. Empty means no limit."
        disabled={!mayEdit}
      />
      <TypedSetting
        company={company}
        name="offlineDays"
        placeholder={String(usualOfflineDays)}
        hint={`How long a computer opens without reaching the server. Empty means ${usualOfflineDays} days.`}
        disabled={!mayEdit}
      />
      {switches.map(({ name, label, description }) => (
        <div key={name} className={classes.row}>
          <Switch
            label={label}
            description={description}
            checked={company[name] !== false}
            disabled={!mayEdit}
            onChange={(event) =>
              void data.write.change('company', company.id, { [name]: event.currentTarget.checked })
            }
          />
        </div>
      ))}
      <GeocoderSettings company={company} disabled={!mayEdit} />
    </section>
  );
}
