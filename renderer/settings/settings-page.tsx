import { SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core';
import { can } from '#domain/access/roles.ts';
import { useData, useRecords } from '../data-context.tsx';
import classes from './settings-page.module.css';

/** What concerns this computer, and the company. */
export function SettingsPage() {
  const data = useData();
  const company = useRecords(data.company)[0];
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className={classes.page}>
      <h1>Settings</h1>
      <section className="card" aria-labelledby="this-computer">
        <h2 id="this-computer">This computer</h2>
        <div className={classes.row}>
          <span>Appearance</span>
          <SegmentedControl
            aria-label="Appearance"
            value={colorScheme}
            onChange={(value) => setColorScheme(value)}
            data={[
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
              { value: 'auto', label: 'System' },
            ]}
          />
        </div>
      </section>
      {company && (
        <section className="card" aria-labelledby="company">
          <h2 id="company">{company.name}</h2>
          <div className={classes.row}>
            <Switch
              label="Payroll"
              description="Off hides the Payroll tab for the whole company."
              checked={company.payroll !== false}
              disabled={!can(data, 'editCompany')}
              onChange={(event) =>
                void data.write.change('company', company.id, { payroll: event.currentTarget.checked })
              }
            />
          </div>
        </section>
      )}
    </div>
  );
}
