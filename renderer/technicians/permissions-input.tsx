import { useFormContext } from 'react-hook-form';
import { useParams } from 'react-router';
import type { PermissionOverrides } from '#domain/access/permissions.ts';
import { useData, useRecord } from '../data-context.tsx';
import { useNames } from '../parts/entries.ts';
import type { InputProps } from '../parts/form/input-props.ts';
import { PermissionChoices } from '../parts/permissions/permission-choices.tsx';

/** What this technician may do, by the role that the form has at the moment (R47). */
export function PermissionsInput({ value, onChange, disabled }: InputProps) {
  const { id } = useParams();
  const roleId = useFormContext().watch('roleId') as string | null | undefined;
  const saved = useRecord(useData().technicians, id)?.permissionOverrides;
  return (
    <PermissionChoices
      overrides={(value ?? {}) as PermissionOverrides}
      standing={saved ?? {}}
      role={useNames().entry(roleId ?? '')}
      onChange={onChange}
      disabled={disabled}
    />
  );
}
