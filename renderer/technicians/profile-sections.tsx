import { useCallback, useEffect, useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import type { Fields } from '#domain/record/field.ts';
import type { Assigned, Technician } from '#domain/technician/fields.ts';
import { withMainZone } from '#domain/technician/rules.ts';
import { toDecide } from '#domain/technician/to-decide.ts';
import { AddressInput } from '../address/address-input.tsx';
import { FieldDecisions } from '../attention/field-decisions.tsx';
import { useData } from '../data-context.tsx';
import type { Inputs } from '../parts/form/field-input.tsx';
import { FormSection } from '../parts/form/form-section.tsx';
import type { InputProps } from '../parts/form/input-props.ts';
import { LicenseInput } from '../parts/form/inputs/license-input.tsx';
import type { RecordForm } from '../parts/form/use-record-form.ts';

import { AssignedInput } from './assigned-input.tsx';
import { PermissionsInput } from './permissions-input.tsx';
import { lockOf } from './profile-form.ts';
import { SeatCounter } from './seat-counter.tsx';

const LicenseWithSeats = (props: InputProps) => <LicenseInput {...props} note={<SeatCounter />} />;

/** Asked only where the office sets username and password. */
function AssignedHere({ value, onChange, error }: InputProps) {
  if (useWatch({ name: 'newAccount' }) !== 'assign') return null;
  return (
    <AssignedInput
      value={value as Partial<Assigned> | null}
      onChange={onChange}
      technicianId={null}
      error={error}
    />
  );
}

const inputs: Inputs = {
  assigned: AssignedHere,
  address: AddressInput,
  permissions: PermissionsInput,
  license: LicenseWithSeats,
};

type Props = {
  readonly sections: readonly string[];
  readonly fields: Fields;
  readonly form: RecordForm;
  readonly technician: Technician | null;
};

/** The sections of a tab. */
export function ProfileSections({ sections, fields, form, technician }: Props) {
  const data = useData();
  const lock = useMemo(() => lockOf(data, technician), [data, technician]);
  useMainZone(form);
  const noteFor = useCallback(
    (name: string) => (
      <>
        {name === 'mobileAccess' && <NonManagedNote />}
        {technician && toDecide(technician) > 0 && <FieldDecisions technician={technician} name={name} />}
      </>
    ),
    [technician],
  );
  return sections.map((title) => (
    <FormSection
      key={title}
      title={title}
      fields={fields}
      control={form.form.control}
      meanwhile={form.meanwhile}
      settle={form.settle}
      inputs={inputs}
      lock={lock}
      note={noteFor}
    />
  ));
}

/** The main zone is always among all zones (R25). */
function useMainZone({ form }: RecordForm) {
  const mainZoneId = useWatch({ control: form.control, name: 'mainZoneId' }) as string | null | undefined;
  useEffect(() => {
    const zoneIds = (form.getValues('zoneIds') ?? []) as string[];
    if (mainZoneId && !zoneIds.includes(mainZoneId))
      form.setValue('zoneIds', withMainZone(zoneIds, mainZoneId));
  }, [mainZoneId, form]);
}

/** What a non-managed technician can and can't do in the app (R19). */
function NonManagedNote() {
  const licenseType = useWatch({ name: 'licenseType' });
  if (licenseType !== 'NonManagedTech') return null;
  return (
    <p className="hint" role="note" style={{ margin: '6px 0 0' }}>
      A non-managed technician may open the app, arrive, clock in and out, fill forms and take signatures, and
      may not invoice, add tasks or convert estimates.
    </p>
  );
}
