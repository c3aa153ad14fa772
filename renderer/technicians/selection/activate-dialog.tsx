import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useData } from '../../data-context.tsx';
import { ConfirmStep, PickStep } from './activate-steps.tsx';
import type { BulkDialogProps } from './bulk-dialog.tsx';
import type { Plan } from './bulk-plan.ts';
import { Over, Running } from './bulk-stages.tsx';
import { activateAll } from './bulk-work.ts';
import { licensesHeld, type Picked } from './licenses.ts';
import { useBulkRun } from './use-bulk-run.ts';
import { usePlan } from './use-plan.ts';

const titles = { pick: 'Select license types', confirm: 'Confirm your selection' } as const;

type Step = keyof typeof titles;

/** Licenses first, then the question once more with them, then the work (R42). */
export function BulkActivate({ ids, onClose }: BulkDialogProps) {
  const data = useData();
  const [step, setStep] = useState<Step>('pick');
  const { stage, run, cancel } = useBulkRun();
  const isRunning = stage.name === 'running';
  return (
    <Modal
      opened
      size={620}
      onClose={isRunning ? cancel : onClose}
      closeOnClickOutside={stage.name === 'asking'}
      title={stage.name === 'asking' ? titles[step] : 'Activate'}
    >
      {stage.name === 'asking' && (
        <Steps
          ids={ids}
          step={step}
          onStep={setStep}
          onClose={onClose}
          onConfirm={(plan, picked) => void run(plan, activateAll(data, picked))}
        />
      )}
      {isRunning && <Running done={stage.done} all={stage.all} onCancel={cancel} />}
      {stage.name === 'over' && <Over action="activate" outcome={stage.outcome} onClose={onClose} />}
    </Modal>
  );
}

type StepsProps = BulkDialogProps & {
  readonly step: Step;
  readonly onStep: (step: Step) => void;
  readonly onConfirm: (plan: Plan, picked: Picked) => void;
};

function Steps({ ids, step, onStep, onClose, onConfirm }: StepsProps) {
  const plan = usePlan('activate', ids);
  const [changed, setChanged] = useState<Picked>(new Map());
  // Who comes into the plan while the dialog is open has a license too.
  const picked = new Map([...licensesHeld(plan.touched), ...changed]);
  const shared = { plan, picked, onClose };
  return step === 'pick' ? (
    <PickStep {...shared} onPicked={setChanged} onNext={() => onStep('confirm')} />
  ) : (
    <ConfirmStep {...shared} onBack={() => onStep('pick')} onConfirm={() => onConfirm(plan, picked)} />
  );
}
