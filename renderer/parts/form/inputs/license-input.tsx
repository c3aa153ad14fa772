import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type InputProps, wrapperProps } from '../input-props.ts';

/** A choice that is made in a dialog of its own, because it costs money (R10). */
export function LicenseInput(props: InputProps & { readonly note?: ReactNode }) {
  const [picked, setPicked] = useState<string | null>(null);
  const choices = props.field.choices ?? [];
  const current = choices.find(({ value }) => value === props.value);
  const close = () => setPicked(null);
  return (
    <>
      <TextInput
        {...wrapperProps(props)}
        readOnly
        value={current?.label ?? ''}
        rightSectionWidth={72}
        rightSection={
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={props.disabled}
            onClick={() => setPicked(current?.value ?? choices[0]?.value ?? '')}
          >
            Change
          </Button>
        }
      />
      <Modal opened={picked !== null} onClose={close} title="License Type">
        <Stack gap={12}>
          <p style={{ margin: 0 }}>
            A managed technician is credited for sales and for work performed, and is billed. A non-managed
            technician is not billed.
          </p>
          <Radio.Group aria-label="License Type" value={picked ?? ''} onChange={setPicked}>
            <Stack gap={10}>
              {choices.map(({ value, label, hint }) => (
                <Radio key={value} value={value} label={label} description={hint} />
              ))}
            </Stack>
          </Radio.Group>
          <div className="hint">{props.note}</div>
          <Group justify="flex-end" gap={8}>
            <Button variant="subtle" color="gray" onClick={close}>
              Cancel
            </Button>
            <Button
              variant="filled"
              onClick={() => {
                props.onChange(picked);
                close();
              }}
            >
              Save
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
