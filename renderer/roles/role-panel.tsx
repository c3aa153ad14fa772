import { Button } from '@mantine/core';
import { useMemo, useRef } from 'react';
import { administratorRole } from '#domain/access/roles.ts';
import { useData } from '../data-context.tsx';
import { formatMoment } from '../parts/display.ts';
import { FormField } from '../parts/form/form-section.tsx';
import { type RecordForm, useRecordForm } from '../parts/form/use-record-form.ts';
import type { KnownRole } from '../parts/permissions/known-roles.ts';
import { RoleBeginning } from './role-beginning.tsx';
import {
  blankRole,
  offered,
  permissionsOf,
  roleFields,
  roleProblems,
  roleRecord,
  roleRights,
  saveRole,
} from './role-form.ts';
import { RolePermissions } from './role-permissions.tsx';
import { RoleState } from './role-state.tsx';
import classes from './roles.module.css';

type Props = {
  /** Null for a new one. */
  readonly role: KnownRole | null;
  readonly roles: readonly KnownRole[];
  readonly onSaved: (id: string) => void;
};

/** One role: its name and what it allows. What is typed is kept as a draft until it is saved. */
export function RolePanel({ role, roles, onSaved }: Props) {
  const data = useData();
  const savedId = useRef<string | null>(null);
  const form = useRecordForm({
    fields: roleFields,
    record: useMemo(() => role && roleRecord(role), [role]),
    blank: blankRole,
    draftId: `role:${role?.id ?? 'new'}`,
    drafts: data.drafts,
    judge: (values) => roleProblems(role, values, roles, data),
    save: async (changes, values) => {
      savedId.current = await saveRole(data, role, changes, values);
    },
  });
  const save = async () => {
    if ((await form.submit()) && savedId.current) onSaved(savedId.current);
  };
  if (!form.ready) return null;
  const rights = roleRights(data, role);
  return (
    <form
      className={classes.panel}
      aria-label={role?.name ?? 'New role'}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{role?.name ?? 'New role'}</h2>
      {role?.id === administratorRole && (
        <p className={classes.locked} role="note">
          Administrator is locked: somebody must always be able to do everything, or a mistake here could shut
          out the whole office.
        </p>
      )}
      {role && <RoleState role={role} mayEdit={rights.name} />}
      {!role && <RoleBeginning form={form} roles={roles} />}
      <div className={classes.name}>
        {roleFields.name && (
          <FormField
            name="name"
            field={roleFields.name}
            control={form.form.control}
            meanwhile={form.meanwhile}
            settle={form.settle}
            lock={rights.name ? null : ''}
          />
        )}
      </div>
      <Allowed role={role} form={form} disabled={!rights.permissions} />
      {(rights.name || rights.permissions) && <Foot form={form} />}
    </form>
  );
}

type AllowedProps = {
  readonly role: KnownRole | null;
  readonly form: RecordForm;
  readonly disabled: boolean;
};

function Allowed({ role, form, disabled }: AllowedProps) {
  const values = form.form.watch();
  const problem = form.problems.find(({ field }) => field === 'permissions');
  return (
    <>
      {problem && (
        <p className={classes.problem} role="alert">
          {problem.message}.
        </p>
      )}
      {disabled && role?.id !== administratorRole && (
        <p className={`${classes.off} hint`}>
          What a role allows is changed by people who have Edit Permissions; a built-in role needs Edit Lists
          too.
        </p>
      )}
      <RolePermissions
        offered={offered(values.office === true)}
        value={permissionsOf(values)}
        standing={role?.permissions ?? []}
        onChange={(next) => form.form.setValue('permissions', next, { shouldValidate: true })}
        disabled={disabled}
      />
    </>
  );
}

function Foot({ form }: { readonly form: RecordForm }) {
  const count = form.dirty.length;
  return (
    <footer className={classes.foot}>
      <span className="hint" role="status">
        {count > 0 &&
          (form.draftAt
            ? `Not saved. Draft of ${formatMoment(form.draftAt)} taken up again.`
            : 'Not saved. Draft kept on this computer.')}
      </span>
      <span className="grow" />
      {count > 0 && (
        <Button variant="subtle" color="gray" onClick={form.discard}>
          Discard
        </Button>
      )}
      {count === 0 && form.undoDiscard && (
        <Button variant="subtle" color="gray" onClick={form.undoDiscard}>
          Undo discard
        </Button>
      )}
      <Button variant="filled" type="submit">
        Save
      </Button>
    </footer>
  );
}
