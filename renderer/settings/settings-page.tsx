import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { CompanySettings } from './company-settings.tsx';
import { ManagedSettings } from './managed-settings.tsx';
import classes from './settings-page.module.css';

/** What concerns this computer, and the company. */
export function SettingsPage() {
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
      <ManagedSettings />
      <CompanySettings />
    </div>
  );
}
