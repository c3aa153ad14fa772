import { Tabs } from '@mantine/core';
import { useCallback, useMemo, useRef, useState } from 'react';
import { FormProvider } from 'react-hook-form';
import { Link, useNavigate, useParams } from 'react-router';
import { can } from '#domain/access/roles.ts';
import { useData, useRecord, useRecords } from '../data-context.tsx';
import { useShortcut } from '../palette/use-shortcuts.ts';
import { ErrorSummary, goToField } from '../parts/form/error-summary.tsx';
import { useRecordForm } from '../parts/form/use-record-form.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { PrintProfile } from './print-profile.tsx';
import {
  blankProfile,
  judgeProfile,
  profileFields,
  saveProfile,
  type Tab,
  tabNames,
  tabs,
} from './profile-form.ts';
import { ProfileHead } from './profile-head.tsx';
import classes from './profile-page.module.css';
import { ProfileRail } from './profile-rail.tsx';
import { ProfileSections } from './profile-sections.tsx';
import { SaveBar } from './save-bar.tsx';
import { SectionList } from './section-list.tsx';

/** Add a Technician, and Edit Technician (R7 to R36). Another person is another form, on the same tab. */
export function ProfilePage() {
  const { id } = useParams();
  const [tab, setTab] = useState<Tab>('profile');
  return <Profile key={id ?? 'new'} id={id ?? null} tab={tab} setTab={setTab} />;
}

type ProfileProps = {
  readonly id: string | null;
  readonly tab: Tab;
  readonly setTab: (tab: Tab) => void;
};

function Profile({ id, tab, setTab }: ProfileProps) {
  const data = useData();
  const navigate = useNavigate();
  const technician = useRecord(data.technicians, id ?? undefined);
  const company = useRecords(data.company)[0];
  const fields = useMemo(() => profileFields(id === null), [id]);
  const judge = useMemo(() => judgeProfile(data, id), [data, id]);
  const [attempt, setAttempt] = useState(0);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const leaveTo = useRef<string | null>(null);

  const form = useRecordForm({
    fields,
    record: technician ?? null,
    blank: blankProfile,
    draftId: `technician:${id ?? 'new'}`,
    drafts: data.drafts,
    judge,
    save: async (changes, values) => {
      const saved = await saveProfile(data, id, changes, values);
      if (!id) leaveTo.current = `/technicians/${saved}`;
    },
  });

  const { submit } = form;
  const save = useCallback(async () => {
    if (await submit()) {
      setAttempt(0);
      setSavedAt(Date.now());
      if (leaveTo.current) void navigate(leaveTo.current, { replace: true });
    } else {
      setAttempt((count) => count + 1);
    }
  }, [submit, navigate]);
  useShortcut('save', () => void save());

  if (id && !technician) return <Unknown />;
  if (!form.ready) return null;

  const go = (name: string) => {
    const section =
      fields[
        name
          .split('.')
          .slice(0, fields[name] ? undefined : 1)
          .join('.')
      ]?.section;
    const owner = tabNames.find((key) => (tabs[key].sections as readonly string[]).includes(section ?? ''));
    if (owner) setTab(owner);
    // The tab has to be drawn before its field can be gone to.
    requestAnimationFrame(() => goToField(name));
  };
  const shownTabs = tabNames.filter(
    (key) => key !== 'payroll' || (company?.payroll !== false && can(data, 'seePayroll')),
  );

  return (
    <FormProvider {...form.form}>
      <LeaveGuard isDirty={form.dirty.length > 0} onDiscard={form.discard} allowed={leaveTo} />
      {technician && (
        <PrintProfile
          technician={technician}
          hasPayroll={shownTabs.includes('payroll')}
          isChanged={form.dirty.length > 0}
        />
      )}
      <ProfileHead technician={technician ?? null} />
      <Tabs
        value={tab}
        onChange={(next) => setTab((next ?? 'profile') as Tab)}
        className={classes.tabs ?? ''}
      >
        <Tabs.List>
          {shownTabs.map((key) => (
            <Tabs.Tab key={key} value={key}>
              {tabs[key].label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <div className={classes.body}>
        <div className={classes.columns}>
          <SectionList
            sections={tabs[tab].sections}
            fields={fields}
            problems={attempt > 0 ? form.problems : []}
          />
          <form
            className={classes.form}
            aria-label={id ? 'Edit Technician' : 'Add a Technician'}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <ErrorSummary fields={fields} problems={form.problems} attempt={attempt} onGo={go} />
            <ProfileSections
              sections={tabs[tab].sections}
              fields={fields}
              form={form}
              technician={technician ?? null}
            />
          </form>
          <ProfileRail technician={technician ?? null} sections={tabs[tab].sections} onGo={go} />
        </div>
      </div>
      <SaveBar form={form} savedAt={savedAt} recordId={id} onSave={() => void save()} />
    </FormProvider>
  );
}

function Unknown() {
  return (
    <div className={classes.unknown}>
      <h1>This technician is not on this computer</h1>
      <p className="muted">The profile was removed, or it has not arrived yet.</p>
      <Link to="/technicians">Back to the technicians</Link>
    </div>
  );
}
