import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { viewNameSchema } from '#domain/company/saved-views.ts';

type Props = {
  readonly mayShare: boolean;
  readonly onSave: (name: string, kind: 'own' | 'shared') => Promise<void>;
  readonly onClose: () => void;
};

/** Asks for the name of a view, and who shall have it. */
export function SaveViewDialog({ mayShare, onSave, onClose }: Props) {
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const parsed = viewNameSchema.safeParse(name);
    if (!parsed.success) return setProblem(parsed.error.issues[0]?.message ?? null);
    await onSave(parsed.data, isShared ? 'shared' : 'own');
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Save view" size="sm">
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap={12}>
          <TextInput
            label="Name"
            data-autofocus
            autoComplete="off"
            value={name}
            error={problem}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {mayShare && (
            <Checkbox
              label="Share with the company"
              description="Everybody in the office sees it. Else it stays on this computer, for you."
              checked={isShared}
              onChange={(event) => setShared(event.currentTarget.checked)}
            />
          )}
          <p className="hint" style={{ margin: 0 }}>
            Keeps search, filters, order, columns and density.
          </p>
          <Group justify="flex-end" gap={8}>
            <Button variant="subtle" color="gray" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" variant="filled">
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
