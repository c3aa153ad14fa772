import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { OfficeUser } from '#domain/access/office-api.ts';
import type { PermissionOverrides } from '#domain/access/permissions.ts';
import { can } from '#domain/access/roles.ts';
import { useData } from '../data-context.tsx';
import { formatMoment } from '../parts/display.ts';
import { useEntries } from '../parts/entries.ts';
import type { Inputs } from '../parts/form/field-input.tsx';
import { FormField } from '../parts/form/form-section.tsx';
import { troubleText } from '../parts/online/trouble-note.tsx';
import { knownOfficeRoles } from '../parts/permissions/known-roles.ts';
import { PermissionChoices } from '../parts/permissions/permission-choices.tsx';
import { EntranceChoice } from './entrance-choice.tsx';
import { RoleSelect } from './role-select.tsx';
import { type UserForm, useUserForm } from './use-user-form.ts';
import { UserActions } from './user-actions.tsx';
import classes from './user-dialog.module.css';

const inputs: Inputs = { entry: RoleSelect };
const lines = ['name', 'username', 'email', 'phone', 'roleId'] as const;

type Props = {
  /** Null adds one. */
  readonly user: OfficeUser | null;
  readonly onClose: () => void;
  /** Told whenever the server took something. */
  readonly onChanged: () => void;
};

/** Adds or changes an office user. Closing keeps what was typed as a draft on this computer, passwords apart. */
export function UserDialog({ user, onClose, onChanged }: Props) {
  const state = useUserForm(user);
  const { form, fields, trouble } = state;
  if (!form.ready) return null;
  const save = async (typedIn: HTMLFormElement) => {
    if (!(await state.save())) return focusFirstError(typedIn);
    onChanged();
    onClose();
  };
  return (
    <Modal
      opened
      size={760}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': 'Close' }}
      title={user ? 'Edit office user' : 'Add an office user'}
    >
      {trouble && (
        <p className={classes.trouble} role="alert">
          {troubleText(trouble)} What you typed is still here.
        </p>
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save(event.currentTarget);
        }}
      >
        <div className={classes.fields}>
          {lines.map((name) => {
            const field = fields[name];
            return (
              field && (
                <FormField
                  key={name}
                  name={name}
                  field={field}
                  control={form.form.control}
                  meanwhile={form.meanwhile}
                  settle={form.settle}
                  own={inputs}
                  lock={null}
                />
              )
            );
          })}
        </div>
        {!user && <EntranceChoice {...state} />}
        {user && <UserActions user={user} onChanged={onChanged} onTrouble={state.setTrouble} />}
        <Permissions user={user} form={form} />
        <Foot state={state} />
      </form>
    </Modal>
  );
}

/** The errors have to be drawn before one can be gone to. */
const focusFirstError = (typedIn: HTMLFormElement): void =>
  void requestAnimationFrame(() => typedIn.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());

function Foot({ state: { form, isSending } }: { readonly state: UserForm }) {
  return (
    <div className={classes.foot}>
      {form.draftAt && <span className="hint">Draft of {formatMoment(form.draftAt)} taken up again.</span>}
      <span className="grow" />
      {form.dirty.length > 0 && (
        <Button variant="subtle" color="gray" onClick={form.discard}>
          Discard
        </Button>
      )}
      <Button variant="filled" type="submit" disabled={isSending}>
        Save
      </Button>
    </div>
  );
}

type PermissionsProps = { readonly user: OfficeUser | null; readonly form: UserForm['form'] };

function Permissions({ user, form: { form } }: PermissionsProps) {
  const data = useData();
  const roleId = form.watch('roleId');
  const overrides = (form.watch('permissionOverrides') ?? {}) as PermissionOverrides;
  const role = knownOfficeRoles(useEntries('role')).find(({ id }) => id === roleId);
  const error = form.formState.errors.permissionOverrides?.message;
  const count = Object.keys(overrides).length;
  const [isOpen, setIsOpen] = useState(count > 0);
  return (
    <details
      className={classes.permissions}
      open={isOpen || error !== undefined}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>
        Permissions{' '}
        <span className="hint">
          {count === 0 ? 'as the role has them' : count === 1 ? '1 exception' : `${count} exceptions`}
        </span>
      </summary>
      {error && (
        <p className={classes.trouble} role="alert">
          {String(error)}
        </p>
      )}
      <PermissionChoices
        overrides={overrides}
        standing={user?.permissionOverrides ?? {}}
        role={role}
        onChange={(next) =>
          form.setValue('permissionOverrides', next, { shouldDirty: true, shouldTouch: true })
        }
        disabled={!can(data, 'editUsers')}
      />
    </details>
  );
}
